import type { Readable } from 'node:stream'
import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3'
import { Upload } from '@aws-sdk/lib-storage'
import { AppError } from './errors.ts'
import type { Shelf } from './files.ts'
import { StartError } from './start-error.ts'

/** Keeps files in an S3-compatible bucket: `https://KEY:SECRET@HOST/BUCKET?region=eu-west-1`. */
export function s3Shelf(address: string): Shelf {
  const url = new URL(address)
  const [bucket] = url.pathname.split('/').filter(Boolean)
  if (!bucket || !url.username || !url.password) throw new StartError('The variable S3_URL is not usable: it must be https://KEY:SECRET@HOST/BUCKET.')
  const client = new S3Client({
    endpoint: `${url.protocol}//${url.host}`,
    region: url.searchParams.get('region') ?? 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: decodeURIComponent(url.username), secretAccessKey: decodeURIComponent(url.password) },
  })
  return {
    async put(name, bytes) {
      await new Upload({ client, params: { Bucket: bucket, Key: name, Body: bytes } }).done()
    },
    async get(name) {
      try {
        const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: name }))
        return Body as Readable
      } catch (error) {
        if (error instanceof NoSuchKey) throw new AppError('not_found', 'file/unknown', 'No such file.')
        throw error
      }
    },
    async remove(name) {
      await client.send(new DeleteObjectCommand({ Bucket: bucket, Key: name }))
    },
  }
}
