package braid.answer.sql.dialect.spelling;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** What clients ask of a session, as constants: there are no sessions here. */
public final class SessionSpellings {
    private static final String PRODUCT = "Braid";
    private static final Set<String> WORDS = Set.of("CURRENT_SCHEMA", "CURRENT_CATALOG");

    private final String schema;
    private final Map<String, Spelling> functions = new HashMap<>();

    public SessionSpellings(String schema) {
        this.schema = schema;
        Spelling.put(functions, Spelling.taking(0, call -> Nodes.text(PRODUCT, call)), "VERSION");
        Spelling.put(
                functions,
                Spelling.taking(0, call -> Nodes.text(schema, call)),
                "CURRENT_SCHEMA",
                "CURRENT_DATABASE",
                "CURRENT_CATALOG",
                "DATABASE",
                "SCHEMA");
    }

    public Map<String, Spelling> functions() {
        return functions;
    }

    /** What a word without parentheses stands for; the name itself where it is none of them. */
    public SqlNode of(SqlIdentifier name) {
        boolean word = name.isSimple()
                && !name.isComponentQuoted(0)
                && WORDS.contains(name.getSimple().toUpperCase(Locale.ROOT));
        return word ? Nodes.text(schema, name) : name;
    }
}
