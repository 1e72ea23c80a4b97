package braid.kappa.topology;

import braid.storage.quarantine.FirstVerdicts;
import braid.storage.quarantine.entry.QuarantinedRecord;
import java.util.function.Consumer;

/**
 * What becomes of records that are no events.
 *
 * @param verdicts of what was passed over before, perhaps with fewer schemas
 * @param quarantine keeps a record; it is durable when this returns
 */
public record PassedOver(FirstVerdicts verdicts, Consumer<QuarantinedRecord> quarantine) {}
