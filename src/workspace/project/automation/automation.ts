/**
 * What `tradebrief.yaml` says of work that nobody watches, one file a capability.
 *
 * @module
 */
import { inboxSchema } from './inbox-settings.ts'
import { notifySchema } from './notify-settings.ts'
import { schedulesSchema } from './schedule-settings.ts'

export { type InboxConfig, inboxSchema, isInboxWatched, readInboxSettings } from './inbox-settings.ts'
export {
  type NotifiedEvent,
  type NotifyConfig,
  notifiedEvents,
  notifySchema,
  type SecretSource,
} from './notify-settings.ts'
export {
  type ScheduleConfig,
  type ScheduledAction,
  scheduledActions,
  schedulesSchema,
} from './schedule-settings.ts'

/** What `tradebrief.yaml` can say of them. */
export const automationShape = () => ({
  inbox: inboxSchema().optional(),
  notify: notifySchema().optional(),
  schedules: schedulesSchema().optional(),
})
