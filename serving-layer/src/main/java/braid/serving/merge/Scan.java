package braid.serving.merge;

import braid.core.view.View;
import braid.storage.RowFilter;

/** What is read of one view for an answer. */
public record Scan(View view, RowFilter filter, RollUp rollUp) {}
