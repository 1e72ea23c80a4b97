// What each box is, in three sentences at most, with the code to read and the doc.

export const EXPLANATIONS = {
  ingest: {
    title: 'Ingest: the only door',
    sentences: [
      'Every event comes in here, as JSON, NDJSON, CSV or CloudEvents, and is checked and typed once against the CREATE TABLE.',
      'It is acknowledged only after the log has it; a rejected event is kept with its reason.',
      'Kafka gone means 503 with Retry-After: nothing half-accepted is ever called accepted.',
    ],
    code: 'ingest/', first: 'ingest/src/main/java/braid/ingest/http/', doc: 'ingest',
  },
  kafka: {
    title: 'The log',
    sentences: [
      'Each source is one Kafka topic: events in the order of their arrival, each with its offset, kept for ever.',
      'The batch layer appends numbered cut markers to it; what lies between two cuts is a segment.',
      'Which layer owns an event is decided by its offset alone, never by a clock, however late the event is.',
    ],
    code: 'storage/', first: 'storage/src/main/java/braid/storage/log/', doc: 'architecture',
  },
  speed: {
    title: 'The speed layer',
    sentences: [
      'It folds ranges of offsets into deltas, and writes each once, some times a second: nothing is ever overwritten.',
      'What it writes are partial aggregates with the offsets they are of, so writing twice changes nothing.',
      'Killed, it comes back, takes its partitions over in a new epoch and goes on where the chain of flushes ends; readers never see a value go back.',
    ],
    code: 'speed-layer/', first: 'speed-layer/src/main/java/braid/speed/fold/PartitionFold.java', doc: 'architecture',
  },
  cassandra: {
    title: 'The real-time views',
    sentences: [
      'Cassandra holds the deltas of the segments that batch has not published yet, and the chain of flushes that says which of them count.',
      'A reader follows the chain to one place, so it sees all rows as they were at one moment of the speed layer’s progress.',
      'A segment is deleted some time after a cut that covers it was published.',
    ],
    code: 'storage/', first: 'storage/src/main/java/braid/storage/segment/SegmentTables.java', doc: 'decisions/0005-deltas-instead-of-versions',
  },
  batch: {
    title: 'The batch layer',
    sentences: [
      'A run appends a cut to every partition, lands the log before it in Iceberg, and recomputes the touched windows with Spark SQL.',
      'It publishes all views and the new boundary in one transaction: everybody sees the old answer or the new one.',
      'Killed at any step it leaves nothing half-published; the next run goes on from there.',
    ],
    code: 'batch-layer/', first: 'batch-layer/src/main/java/braid/batch/run/BatchRun.java', doc: 'batch-layer',
  },
  warehouse: {
    title: 'The batch views',
    sentences: [
      'The warehouse (H2 or PostgreSQL) holds the batch views and the cut that they belong to.',
      'They cover exactly the offsets before that cut, in every partition.',
      'A reader takes the cut and the rows in one snapshot, so it never sees half a publication.',
    ],
    code: 'storage/', first: 'storage/src/main/java/braid/storage/warehouse/', doc: 'batch-layer',
  },
  serving: {
    title: 'The serving layer',
    sentences: [
      'It takes the batch rows of the published cut n and the live groups of the segments from n on, both from memory, and merges their partial aggregates.',
      'The two sides are disjoint and together complete, so every event counts once, and the answer says which offsets it covers.',
      'If no exact answer can be made there is none: a store that is down is a 503 that names it.',
    ],
    code: 'answer/', first: 'answer/src/main/java/braid/answer/read/MergedReader.java', doc: 'serving-layer',
  },
};
