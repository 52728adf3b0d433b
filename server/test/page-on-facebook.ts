import { type AccountOnMeta, accountOnMeta } from './account-on-meta.ts'
import { type MetaNetwork, metaNetwork } from './meta-network.ts'

export type PageOnFacebook = AccountOnMeta<MetaNetwork>

/** The product with a Page on a simulated Facebook. */
export const pageOnFacebook = async (settings: object = {}): Promise<PageOnFacebook> => accountOnMeta(await metaNetwork(), settings)
