import type {
  ChannelKind,
  ChannelPause,
  ChannelRhythm,
  DeliveryKind,
  DeliveryState,
} from '../../domain/watch/sending/channel.ts'
import { builder } from '../relay/builder.ts'

builder.enumType('ChannelKind', {
  description: 'How alerts leave the service. Since 0.6.0.',
  values: {
    WEBHOOK: { description: 'By POST to an address of yours, signed as Standard Webhooks are.' },
    MAIL: { description: 'By mail.' },
    FEED: { description: 'As an Atom or JSON Feed at a secret address.' },
    SLACK: { description: 'Into a channel of Slack, by an incoming webhook.' },
    MATTERMOST: { description: 'Into a channel of Mattermost, by an incoming webhook.' },
  } satisfies Record<ChannelKind, { description: string }>,
})

builder.enumType('ChannelRhythm', {
  description: 'How often alerts are sent. Since 0.6.0.',
  values: {
    EACH: { description: 'At once, or, where a watch has bursts, as soon as the burst is over.' },
    HOURLY: { description: 'At each full hour, what happened in the hour before.' },
    DAILY: { description: 'Each day at an hour of your clock.' },
    WEEKLY: { description: 'Each week on a day of yours, at an hour of your clock.' },
  } satisfies Record<ChannelRhythm, { description: string }>,
})

builder.enumType('ChannelPauseReason', {
  description: 'Why nothing is sent through a channel. Since 0.6.0.',
  values: {
    BY_OWNER: { description: 'Its owner wants it so.' },
    KEY_REVOKED: { description: 'The key that it was made or resumed with was revoked, or has expired.' },
    DOCUMENT: { description: 'Its document does not fit the schema, or costs more than is allowed.' },
    GONE: { description: 'Its receiver answered 410: it is gone for good.' },
    FAILING: { description: 'Its receiver has taken nothing for a day.' },
    UNCONFIRMED: {
      description:
        'Of MAIL: the owner of the address has not confirmed it, by the link in the mail that was sent there. Resuming the channel sends that mail again.',
    },
  } satisfies Record<ChannelPause, { description: string }>,
})

builder.enumType('DeliveryKind', {
  description: 'What a message is about. Since 0.6.0.',
  values: {
    ALERTS: { description: 'Alerts of watches.' },
    TEST: { description: 'Nothing: `testChannel` asked for it.' },
    NOTICE: { description: 'Another channel of the same owner was paused.' },
    CONFIRMATION: { description: 'It asks the owner of a mail address whether it may be written to.' },
  } satisfies Record<DeliveryKind, { description: string }>,
})

builder.enumType('DeliveryState', {
  description: 'How a message stands. Since 0.6.0.',
  values: {
    PENDING: { description: 'It is to be sent: `nextTryAt` says when.' },
    SENT: { description: 'Its receiver took it.' },
    FAILED: { description: 'It was tried for a day. `replayChannel` sends it again.' },
    DROPPED: { description: 'It was not sent: its alerts went with their watch.' },
  } satisfies Record<DeliveryState, { description: string }>,
})
