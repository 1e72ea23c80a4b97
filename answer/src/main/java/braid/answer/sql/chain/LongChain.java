package braid.answer.sql.chain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.calcite.DataContext;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexExecutorImpl;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;

/**
 * Takes the terms of a long OR, or AND, apart: into the few that differ in more than their constants, which are compiled one by one, and
 * the constants. As one expression they would be a method that is longer than a class may have, and slow to plan before that.
 */
final class LongChain {
    /** As many kinds of terms are compiled; a longer chain of terms that have nothing in common stays an expression. */
    private static final int MOST_KINDS = 50;

    private final RexBuilder builder;
    /** The columns that the terms look at, each with its place among the values of a row. */
    private final Map<Integer, RexInputRef> columns = new LinkedHashMap<>();

    private final Map<String, List<ChainTerm>> terms = new LinkedHashMap<>();

    private LongChain(RexBuilder builder) {
        this.builder = builder;
    }

    /**
     * A chain as data.
     *
     * @param operands what of a row it is asked about, in order
     */
    record Chain(Alternatives alternatives, List<RexNode> operands) {}

    /**
     * The chain as data; empty where it stays what it is.
     *
     * @param or whether the terms are those of an OR, else of an AND
     */
    static Optional<Chain> of(List<RexNode> terms, boolean or, RexBuilder builder) {
        LongChain chain = new LongChain(builder);
        for (RexNode term : terms) {
            ChainTerm taken = ChainTerm.of(term, builder, chain.columns);
            chain.terms
                    .computeIfAbsent(taken.shape(), shape -> new ArrayList<>())
                    .add(taken);
            if (chain.terms.size() > MOST_KINDS) {
                return Optional.empty();
            }
        }
        List<Alternatives.Kind> kinds = new ArrayList<>();
        chain.terms.values().forEach(alike -> kinds.add(chain.kind(alike, or)));
        return Optional.of(new Chain(
                new Alternatives(or, chain.columns.size(), kinds), List.<RexNode>copyOf(chain.columns.values())));
    }

    private Alternatives.Kind kind(List<ChainTerm> alike, boolean or) {
        ChainTerm first = alike.get(0);
        List<Object[]> constants = alike.stream().map(ChainTerm::constants).toList();
        List<Integer> equal =
                or ? first.equalColumns().stream().map(this::place).toList() : List.of();
        return new Alternatives.Kind(
                compiled(first),
                constants,
                equal,
                equal.isEmpty()
                        ? Map.of()
                        : Alternatives.known(
                                constants,
                                IntStream.range(0, equal.size()).boxed().toList()));
    }

    private int place(int column) {
        return List.copyOf(columns.keySet()).indexOf(column);
    }

    private Function1<DataContext, Object[]> compiled(ChainTerm term) {
        Map<Integer, Integer> places = new HashMap<>();
        RelDataTypeFactory.Builder row = builder.getTypeFactory().builder();
        columns.values().forEach(column -> {
            places.put(column.getIndex(), places.size());
            row.add("v" + places.size(), column.getType());
        });
        for (RelDataType type : term.types()) {
            row.add("c" + row.getFieldCount(), type);
        }
        RexNode condition = term.over(places, builder);
        return RexExecutorImpl.getExecutable(builder, List.of(condition), row.build())
                .getFunction();
    }
}
