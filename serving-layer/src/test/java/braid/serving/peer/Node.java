package braid.serving.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A piece of a statement, in both spellings: a text with {@code {0}}, {@code {1}} for its parts, or, where the texts are {@code null}, its
 * parts one after the other with commas.
 */
record Node(Kind kind, String us, String them, List<Node> parts) {
    /** What may stand in whose place. */
    enum Kind {
        WHOLE("1"),
        DECIMAL("1.5"),
        DOUBLE("CAST(1 AS DOUBLE)"),
        TEXT("'a'"),
        BOOLEAN("TRUE"),
        TIME("TIMESTAMP '2000-01-01 00:00:00'"),
        DAY("DATE '2000-01-01'"),
        /** A part of a statement that may be left out. */
        CLAUSE(""),
        LIST(null),
        QUERY(null);

        /** The least of its kind; {@code null} where there is none. */
        final String least;

        Kind(String least) {
            this.least = least;
        }

        boolean isValue() {
            return ordinal() < CLAUSE.ordinal();
        }
    }

    static Node of(Kind kind, String both, Node... parts) {
        return new Node(kind, both, both, List.of(parts));
    }

    static Node of(Kind kind, String ours, String theirs, Node... parts) {
        return new Node(kind, ours, theirs, List.of(parts));
    }

    /** The same word in both spellings in the place of a mark. */
    Node with(String mark, String word) {
        return new Node(kind, us.replace(mark, word), them.replace(mark, word), parts);
    }

    static Node list(List<Node> parts) {
        return new Node(Kind.LIST, null, null, List.copyOf(parts));
    }

    static Node none() {
        return of(Kind.CLAUSE, "");
    }

    String ours() {
        return text(true);
    }

    String theirs() {
        return text(false);
    }

    private String text(boolean own) {
        String template = own ? us : them;
        if (template == null) {
            return parts.stream().map(part -> part.text(own)).collect(Collectors.joining(", "));
        }
        String text = template;
        for (int i = 0; i < parts.size(); i++) {
            text = text.replace("{" + i + "}", parts.get(i).text(own));
        }
        return text;
    }

    int size() {
        return 1 + parts.stream().mapToInt(Node::size).sum();
    }

    /** Statements that are smaller by one step: a part left out, a part in the place of what it is a part of, or the least in its place. */
    Stream<Node> smaller() {
        Stream<Node> own = below().filter(node -> node.kind == kind);
        Stream<Node> least = kind.least == null || parts.isEmpty() && (kind == Kind.CLAUSE || isLeast())
                ? Stream.empty()
                : Stream.of(of(kind, kind.least));
        return Stream.of(own, least, shorter(), inside()).flatMap(each -> each);
    }

    private boolean isLeast() {
        return kind.least.equals(us);
    }

    private Stream<Node> below() {
        return parts.stream().flatMap(part -> Stream.concat(Stream.of(part), part.below()));
    }

    private Stream<Node> shorter() {
        if (kind != Kind.LIST || parts.size() < 2) {
            return Stream.empty();
        }
        List<Node> shorter = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            List<Node> rest = new ArrayList<>(parts);
            rest.remove(i);
            shorter.add(list(rest));
        }
        return shorter.stream();
    }

    private Stream<Node> inside() {
        List<Node> changed = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int at = i;
            parts.get(i).smaller().forEach(part -> {
                List<Node> others = new ArrayList<>(parts);
                others.set(at, part);
                changed.add(new Node(kind, us, them, List.copyOf(others)));
            });
        }
        return changed.stream();
    }
}
