import type { App, Asset, Instagram, Page, PhoneNumber, Template, Token, Waba } from '../world/assets.ts'
import type { Comment, Message, Post, StoredFile, Thread } from '../world/content.ts'
import type { World } from '../world/world.ts'

/** What stands behind an id, by kind. */
export type Nodes = {
  page: Page
  instagram: Instagram
  waba: Waba
  phone: PhoneNumber
  post: Post
  comment: Comment
  message: Message
  file: { kind: 'file'; file: StoredFile }
  template: { kind: 'template'; template: Template }
  app: { kind: 'app'; app: App }
  thread: { kind: 'thread'; thread: Thread }
  /** A person as one asset knows them. */
  person: { kind: 'person'; id: string; personId: string; asset: Asset; scope: string }
}
export type NodeKind = keyof Nodes
export type Node = Nodes[NodeKind]

function person(world: World, id: string): Nodes['person'] | undefined {
  const scoped = world.scopedPeople.get(id)
  const asset = world.assets.get(scoped?.scope ?? '')
  return scoped && asset ? { kind: 'person', id, personId: scoped.personId, asset, scope: scoped.kind } : undefined
}

/** The thing an id names, whoever asks. */
export function findNode(world: World, id: string): Node | undefined {
  const direct: Node | undefined = world.assets.get(id) ?? world.posts.get(id) ?? world.comments.get(id) ?? world.messages.get(id)
  if (direct) return direct
  const file = world.files.get(id)
  if (file) return { kind: 'file', file }
  const template = world.templates.get(id)
  if (template) return { kind: 'template', template }
  const app = world.apps.get(id)
  if (app) return { kind: 'app', app }
  if (id.startsWith('t_')) {
    const thread = [...world.threads.values()].find((one) => one.threadId === id)
    return thread && { kind: 'thread', thread }
  }
  const account = [...world.assets.values()].find((asset) => asset.kind === 'instagram' && asset.appScopedId === id)
  return account ?? person(world, id)
}

/** Assets through which a node may be reached. */
export function assetsOf(world: World, node: Node): string[] {
  switch (node.kind) {
    case 'page':
    case 'instagram':
    case 'waba':
    case 'phone':
      return [node.id]
    case 'post':
      return [...(node.assetId ? [node.assetId] : []), ...node.names]
    case 'comment': {
      const post = world.posts.get(node.postId)
      return [...(node.assetId ? [node.assetId] : []), ...(post ? post.names : [])]
    }
    case 'message':
      return [node.assetId]
    case 'file':
      return [node.file.assetId]
    case 'thread':
      return [node.thread.assetId]
    case 'template':
      return [node.template.wabaId]
    case 'person':
      return [node.asset.id]
    default:
      return []
  }
}

export const mayReach = (world: World, token: Token, node: Node): boolean =>
  node.kind === 'app' ? node.app.appId === token.appId : assetsOf(world, node).some((id) => token.assetIds.has(id))
