// Words of the queue screen: what waits, and the line.
import type { queue as ka } from '../ka/queue.ts';

export const queue: Record<keyof typeof ka, string> = {
  'queue.title': 'Outgoing cases and the connection',
  'queue.line': 'Connection to the central system',
  'queue.lineState': 'State',
  'queue.since': 'Last change',
  'queue.lastAnswer': 'Last confirmed answer',
  'queue.nextTry': 'Next try',
  'queue.never': 'never yet',
  'queue.notPlanned': 'not planned',
  'queue.wake': 'Try now',
  'queue.waking': 'Trying…',
  'queue.unproven.what':
    'The program was opened just now. Only an answer of the central system proves that there is a connection.',
  'queue.online.what': 'Cases are sent by themselves. You need not do anything.',
  'queue.offline.what':
    'Go on working: cases are saved on this computer and will be sent when the connection returns. Receipts can be printed now.',
  'queue.stopped.what':
    'Cases are not sent until your administrator has solved the problem. Nothing that is saved gets lost.',
  'queue.cases': 'Cases by state',
  'queue.count': 'How many',
  'queue.open': 'Show the list',
  'queue.openState': 'Show the list: {{state}}',
  'queue.allSent': 'There is nothing to be sent',
  'queue.changes': 'Corrections or withdrawals to be sent: {{number}}',
  'papers.title': 'Attachments on their way',
  'papers.case': 'Desk number',
  'papers.progress': 'How much went out',
  'papers.sending': 'being sent',
  'papers.confirming': 'waiting for confirmation',
  'papers.paused': 'paused, will go on from there',
  'papers.waiting': 'in the queue',
  'papers.of': '{{sent}} of {{size}}',
  'papers.none': 'No attachment is waiting',
  'papers.sum': 'Attachments to send: {{count}}, {{size}} in all. Cases go first, attachments after them.',
  'papers.metered': 'The internet is paid by the megabyte: cases go, papers wait for your consent',
  'papers.held': '{{count}} papers wait for consent, {{size}} together.',
  'papers.let': 'Send them now ({{size}})',
  'papers.price': 'The internet is paid by the megabyte: ask before papers are sent',
  'papers.more': 'and {{count}} more',
};
