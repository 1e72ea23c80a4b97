package braid.core.rex;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBiVisitor;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexVariable;
import org.apache.calcite.rex.RexVisitor;

/** Spells an expression over a source's row with the columns' names, where the expression itself has their positions. */
final class ByName extends RexShuttle {
    private final List<String> columns;

    ByName(List<String> columns) {
        this.columns = columns;
    }

    @Override
    public RexNode visitInputRef(RexInputRef reference) {
        return new Named(columns.get(reference.getIndex()), reference.getType());
    }

    private static final class Named extends RexVariable {
        Named(String column, RelDataType type) {
            super("`" + column + "`", type);
        }

        @Override
        public <R> R accept(RexVisitor<R> visitor) {
            throw new UnsupportedOperationException("Only spelled");
        }

        @Override
        public <R, P> R accept(RexBiVisitor<R, P> visitor, P argument) {
            throw new UnsupportedOperationException("Only spelled");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Named named && named.getName().equals(getName());
        }

        @Override
        public int hashCode() {
            return getName().hashCode();
        }
    }
}
