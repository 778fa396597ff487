// Every code by which a program can tell what went wrong. docs/errors.md shows them, and a test holds the two against
// each other and against the codes that the rest of the source uses.

/** A code in words: when it comes, and what a client should do. */
export interface Explanation {
  when: string
  what: string
}

/** `extensions.code` of a GraphQL error, or `code` of a refused HTTP request. */
export const ERROR_CODES = {
  BAD_USER_INPUT: {
    when: 'An argument has a value that is not allowed, such as `first: 1000` or the page cursor of another list.',
    what: 'Correct it as the message says.',
  },
  FILTER_INVALID: {
    when: 'A filter cannot be used: an unknown name, an empty list, too many conditions. `extensions.filterPath` says where, such as `any.1.actors`.',
    what: 'Correct the filter.',
  },
  NAME_AMBIGUOUS: {
    when: 'The name of an actor may mean several: `obama`, where two are on file. `extensions.candidates` says who they are (`id`, `slug`, `name`, `kind`), `extensions.filterPath` where the name stands. (A mutation returns `InvalidInput`, with the candidates in its problem.)',
    what: 'Use the slug or the id of the one you mean.',
  },
  CURSOR_MALFORMED: {
    when: 'The cursor is not one that this service made.',
    what: 'Send a cursor exactly as you received it, or none.',
  },
  CURSOR_OTHER_STREAM: {
    when: 'The cursor is from a stream with another filter or other kinds.',
    what: 'Send it with the filter and kinds it came from, or subscribe without a cursor.',
  },
  CURSOR_OTHER_DATABASE: {
    when: 'The cursor is from another database, or from after the point to which this one was restored.',
    what: 'Query what you missed, then subscribe from its `liveCursor`.',
  },
  CURSOR_AHEAD: {
    when: 'The cursor is further on than the journal.',
    what: 'Query what there is, then subscribe from its `liveCursor`.',
  },
  CONSUMER_OTHER_STREAM: {
    when: 'The consumer’s stored place is in a stream with another filter or other kinds.',
    what: 'Use another name, or call `forgetConsumer` first.',
  },
  WATCH_GONE: {
    when: 'The watch that a stream follows was deleted, or the caller may not see it any more. The stream ends.',
    what: 'Follow another watch, or ask its owner to share it.',
  },
  FORBIDDEN: {
    when: 'The caller’s role does not allow the query. (A mutation returns `NotAllowed` instead.)',
    what: 'Use a key of a principal that has the role.',
  },
  TOO_COSTLY: {
    when: 'The operation costs more than MAX_COST (`extensions` has `cost`, `allowed`, and the `field` that costs most), or compares too much text.',
    what: 'Ask for smaller pages, fewer fields or a narrower filter, as the message says.',
  },
  TOO_SLOW: {
    when: 'A statement in the database took longer than READ_TIMEOUT_MS. Other fields of the response are not concerned. A mutation that is answered so was carried out.',
    what: 'Narrow the filter, or ask for less. If the database is busy, try again later.',
  },
  TOO_MANY_AT_ONCE: {
    when: 'The principal runs MAX_QUERIES_PER_PRINCIPAL queries, and too many of its queries wait, or this one waited for 10 s (HTTP 429). Or it sends too many requests at once, or too many bytes of them.',
    what: 'Try again after `extensions.retryAfter` seconds, with fewer requests at once.',
  },
  ANSWER_TOO_LARGE: {
    when: 'The answer would have more bytes than MAX_ANSWER_BYTES allows. In a stream: the event would; the stream goes on, and `extensions.cursor` says which event it was.',
    what: 'Ask for smaller pages or fewer fields. A mutation that is answered so was carried out.',
  },
  TOO_DEEP: {
    when: 'The document, or a value sent with it, is nested too deeply to be read.',
    what: 'Nest less.',
  },
  LIMIT_EXCEEDED: {
    when: 'The document has more aliases, directives or levels than the settings allow.',
    what: 'Split it into several operations.',
  },
  GRAPHQL_PARSE_FAILED: { when: 'The document is not GraphQL.', what: 'Correct the syntax.' },
  GRAPHQL_VALIDATION_FAILED: {
    when: 'The document does not fit the schema, or a variable has a value of the wrong type.',
    what: 'Compare it with `schema.graphql`.',
  },
  OPERATION_RESOLUTION_FAILURE: {
    when: 'The document has no operation of the name that was given, or several and none was named.',
    what: 'Name one of its operations in `operationName`.',
  },
  PERSISTED_QUERY_NOT_FOUND: {
    when: 'No document of this hash or id is known, or not any more.',
    what: 'Send the document itself, with its hash. Clients with automatic persisted queries do that by themselves.',
  },
  PERSISTED_QUERY_MISMATCH: {
    when: 'The hash that came with a document is not its SHA-256.',
    what: 'Compute it of the very text that you send.',
  },
  DOCUMENT_NOT_TRUSTED: {
    when: 'TRUSTED_ONLY is on, and a reader sent a document that is not in TRUSTED_DOCUMENTS (HTTP 403).',
    what: 'Add the document to those files, and start the service again.',
  },
  BAD_REQUEST: {
    when: 'The HTTP request is malformed: its Host header, its body, or `variables` that are not JSON.',
    what: 'Correct the request as the message says.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    when: 'The body is not declared as JSON (HTTP 415).',
    what: 'Send `Content-Type: application/json`.',
  },
  NOT_ACCEPTABLE: {
    when: 'The client takes no form that the answer has (HTTP 406): a subscription is answered as a stream, anything else as JSON.',
    what: 'Send an `Accept` header as the message says.',
  },
  REQUEST_ENTITY_TOO_LARGE: {
    when: 'The body has more bytes than MAX_BODY_BYTES (HTTP 413).',
    what: 'Send less, or raise the setting.',
  },
  NOT_FOUND: { when: 'There is nothing at this address (HTTP 404).', what: 'The API is at `/graphql`.' },
  UNAUTHENTICATED: {
    when: 'The request has no valid key (HTTP 401): none, an unknown one, or one that expired or was revoked.',
    what: 'Send `Authorization: Bearer KEY`. Do not retry with the same key.',
  },
  TOPIC_DELETED: {
    when: 'A topic that the filter of the stream names was deleted. The stream ends.',
    what: 'Subscribe with a filter that does not name it.',
  },
  KEY_REVOKED: {
    when: 'The key was revoked, or its principal’s role was changed, while the stream was open. The stream ends.',
    what: 'Open it again if the key is still valid; else stop.',
  },
  HOST_NOT_ALLOWED: {
    when: 'The request’s Host is not a name of this service (HTTP 403).',
    what: 'Add the name to ALLOWED_HOSTS.',
  },
  ORIGIN_NOT_ALLOWED: {
    when: 'The request comes from a web page of an origin that is not allowed (HTTP 403).',
    what: 'Add the origin to ALLOWED_ORIGINS.',
  },
  TOO_MANY_STREAMS: {
    when: 'The principal has as many streams and sockets open as MAX_SOCKETS_PER_PRINCIPAL allows (HTTP 429).',
    what: 'Close one, then try again.',
  },
  TOO_MANY_SESSIONS: {
    when: 'The principal is signed in in as many browsers as are allowed.',
    what: 'End a session that is not used: `npx onrecord session list` and `session revoke`.',
  },
  TOO_MANY_TICKETS: {
    when: 'The principal has asked for too many tickets that it has not used.',
    what: 'Wait half a minute: a ticket that is not used is gone by then.',
  },
  TOO_MANY_SOCKETS: {
    when: 'Too many WebSockets are waiting to authenticate (HTTP 503).',
    what: 'Wait a moment, then try again.',
  },
  TOO_MANY_OPERATIONS: {
    when: 'The socket or the event stream carries as many operations as MAX_OPERATIONS_PER_SOCKET allows.',
    what: 'End one, or open another socket.',
  },
  OPERATION_ID_TOO_LONG: {
    when: 'The id of an operation on a socket is longer than 256 characters.',
    what: 'Use a short one, such as a UUID.',
  },
  OPERATION_EXISTS: {
    when: 'The event stream already has an operation with this id (HTTP 409).',
    what: 'Use another id.',
  },
  STREAM_NOT_FOUND: {
    when: 'The event stream was not reserved, or its reservation ran out (HTTP 404).',
    what: 'Reserve one with PUT.',
  },
  STREAM_OPEN: { when: 'The event stream is open already (HTTP 409).', what: 'Reserve another one with PUT.' },
  UNAVAILABLE: {
    when: 'The database is temporarily unavailable or cannot be written, or too much is waiting to be read (HTTP 503).',
    what: 'Try again after `extensions.retryAfter` seconds, with growing pauses.',
  },
  STOPPING: { when: 'The service is stopping (HTTP 503).', what: 'Try again, with growing pauses.' },
  INTERNAL_SERVER_ERROR: {
    when: 'A fault of the service. The log has the details.',
    what: 'Report it. A repeated attempt may fail again.',
  },
} as const satisfies Record<string, Explanation>

export type ErrorCode = keyof typeof ERROR_CODES

/** The codes with which the service closes a WebSocket. Those from 4000 are of the protocol graphql-transport-ws. */
export const CLOSE_CODES: Readonly<Record<number, Explanation>> = {
  1001: { when: 'The service is stopping.', what: 'Connect again, and resume from your last cursor.' },
  1009: { when: 'A message has more bytes than MAX_BODY_BYTES.', what: 'Send less, or raise the setting.' },
  1013: {
    when: 'The principal has as many streams and sockets open as MAX_SOCKETS_PER_PRINCIPAL allows.',
    what: 'Close one, then try again, with growing pauses.',
  },
  4400: { when: 'A message is not one of the protocol.', what: 'Correct the client. Do not retry.' },
  4401: {
    when: 'The client subscribed before it sent `connection_init`.',
    what: 'Correct the client. Do not retry.',
  },
  4403: {
    when: 'The key is missing, unknown, expired or revoked, or its principal’s role was changed.',
    what: 'Connect again if the key is still valid; else do not retry.',
  },
  4406: { when: 'The client does not offer `graphql-transport-ws`.', what: 'Correct the client. Do not retry.' },
  4408: {
    when: 'The client did not send `connection_init` in time.',
    what: 'Send it as soon as the socket is open.',
  },
  4409: {
    when: 'The socket already has an operation with this id.',
    what: 'Use another id, or end the first operation.',
  },
  4429: {
    when: 'The client sent `connection_init` twice, or again and again started more operations than the socket may carry.',
    what: 'Correct the client. Do not retry.',
  },
  4500: { when: 'A fault of the service. The log has the details.', what: 'Connect again, with growing pauses.' },
}
