/**
 * What `tradebrief.yaml` says of work that nobody watches, one file a capability.
 *
 * @module
 */
export { type InboxConfig, inboxSchema, readInboxSettings } from './inbox-settings.ts'
