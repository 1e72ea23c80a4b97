package braid.answer.sql.dialect;

import braid.core.view.Pipeline;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlWithItem;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * Spells the views and columns of a statement as the pipeline declares them, where only the case of letters differs. A name that the statement gives
 * itself, or that is declared with just these letters, is left alone.
 */
public final class DeclaredCase {
    /** Each declared name by its lower case; {@code null} where there are several. */
    private final Map<String, String> declared = new HashMap<>();

    private final Set<String> exact = new HashSet<>();

    private DeclaredCase() {}

    /** Changes the names in the statement that was parsed. */
    public static void in(SqlNode statement, Pipeline pipeline) {
        DeclaredCase names = new DeclaredCase();
        Given given = new Given();
        statement.accept(given);
        if (given.parts.contains(InformationSchema.NAME)) {
            return;
        }
        names.exact.addAll(given.aliases);
        pipeline.views().stream()
                .filter(view -> given.parts.contains(view.name()))
                .forEach(view -> {
                    names.declare(view.name());
                    view.columns().forEach(names::declare);
                });
        statement.accept(names.new Spelled());
    }

    private void declare(String name) {
        exact.add(name);
        String before = declared.put(lower(name), name);
        if (before != null && !before.equals(name)) {
            declared.put(lower(name), null);
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private String spelled(String part) {
        return exact.contains(part) || declared.get(lower(part)) == null ? part : declared.get(lower(part));
    }

    /** All parts of names in lower case, and the names that the statement gives as they stand. */
    private static final class Given extends SqlBasicVisitor<Void> {
        private final Set<String> parts = new HashSet<>();
        private final Set<String> aliases = new HashSet<>();

        @Override
        public Void visit(SqlCall call) {
            if (call.getKind() == SqlKind.AS) {
                call.getOperandList().stream().skip(1).forEach(this::give);
            } else if (call instanceof SqlWithItem with) {
                give(with.name);
                if (with.columnList != null) {
                    with.columnList.forEach(this::give);
                }
            }
            return super.visit(call);
        }

        private void give(SqlNode name) {
            if (name instanceof SqlIdentifier identifier) {
                aliases.addAll(identifier.names);
            }
        }

        @Override
        public Void visit(SqlIdentifier name) {
            name.names.forEach(part -> parts.add(lower(part)));
            return null;
        }
    }

    private final class Spelled extends SqlBasicVisitor<Void> {
        @Override
        public Void visit(SqlIdentifier name) {
            List<String> parts =
                    name.names.stream().map(DeclaredCase.this::spelled).toList();
            if (!parts.equals(name.names)) {
                List<SqlParserPos> places = new ArrayList<>();
                for (int i = 0; i < parts.size(); i++) {
                    places.add(name.getComponentParserPosition(i).withQuoting(true));
                }
                name.setNames(parts, places);
            }
            return null;
        }
    }
}
