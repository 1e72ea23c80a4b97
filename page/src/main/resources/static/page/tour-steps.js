// The seven steps of the tour: where to look, and what is said there.

export const STEPS = [
  {
    section: 'pipeline', at: '[data-box="ingest"]', title: 'An event comes in',
    words: ['Something happened: a page was viewed, a flight landed. Ingest checks it and appends it to the log. From now on it has an offset, its place in the log, and is never changed.'],
  },
  {
    section: 'pipeline', at: '[data-box="speed"]', also: '[data-box="batch"]', title: 'It goes two ways',
    words: ['The speed layer adds it to the real-time views within a second. The batch layer reads the same log, later and all of it, and computes the views anew. Both run the same SQL.'],
  },
  {
    section: 'pipeline', at: '#segment-strip', title: 'The cut says who counts it',
    words: ['A batch run first appends a numbered marker to every partition: the cut. What is before it is batch’s (solid), what is after it speed’s (hatched). The log’s order decides, never a clock, so no event is counted twice and none is missed.'],
  },
  {
    section: 'views', at: '#view-chart', title: 'The merge',
    words: ['An answer is the batch part plus the real-time part. Where one window has both, the line between them is the cut. Above, the answer says which offsets it covers.'],
  },
  {
    section: 'views', at: '#view-chart', title: 'An event is late',
    words: ['An event of an hour ago comes now. It is after the cut, so it is speed’s, but it is counted in its own old window: the strip below the chart shows it. With the next run it becomes batch’s; the sum stays.'],
  },
  {
    section: 'break', at: '#drills > .drill', title: 'Kill something',
    words: ['Copy a command into a terminal. Answers stay exact or are refused, never smaller; how old they get is said above. Started again, a layer goes on where it had come.'],
  },
  {
    section: 'break', at: '#scores', title: 'Verify',
    words: ['Was it right? Batch computes again from the log alone what was answered meanwhile, and the scoreboard says “verified: right”, or names how many rows differ. braid verify does the same with any saved answer.'],
  },
];
