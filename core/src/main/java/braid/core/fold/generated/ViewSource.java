package braid.core.fold.generated;

import braid.core.aggregate.Count;
import braid.core.fold.key.Form;
import braid.core.fold.measure.Measures;
import braid.core.sql.type.Types;
import braid.core.type.DataType;
import braid.core.view.Measure;
import braid.core.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.rex.RexNode;

/**
 * The Java text of a view's fold: a subclass of {@code ViewFold} with one straight method, from an event's numbers and bytes to the
 * accumulators.
 */
public final class ViewSource {
    public static final String CLASS = "braid.core.fold.Generated";

    private final View view;
    private final Statements code = new Statements();
    private final ExpressionSource expressions;
    private final List<RexNode> computed = new ArrayList<>();
    private final List<Form> keys = new ArrayList<>();
    private final List<Form> arguments = new ArrayList<>();
    private final List<Measures> measures;
    private boolean calls;

    public ViewSource(View view) {
        this.view = view;
        expressions = new ExpressionSource(view.source(), code);
        if (view.filter() != null) {
            code.add("if (!" + value(view.filter().rex()).isTrue() + ") return;");
        }
        writeKey();
        code.add("final int group = group();");
        for (Measure measure : view.measures()) {
            write(measure);
        }
        measures = List.of(newMeasures());
    }

    private void writeKey() {
        int time = view.source().indexOf(view.window().timeColumn());
        long size = view.window().size().toMillis();
        List<Value> written =
                view.keys().stream().map(key -> value(key.expression().rex())).toList();
        String at = code.declare("long", "row.number(" + time + ")");
        code.add("key.window(" + at + " - Math.floorMod(" + at + ", " + size + "L));");
        for (Value value : written) {
            keys.add(value.form());
            String put = "key." + method(value.form()) + "(" + value.arguments() + ");";
            code.add(value.neverNull() ? put : "if (" + value.isNull() + ") key.nothing(); else " + put);
        }
    }

    private static String method(Form form) {
        return switch (form) {
            case NUMBER, TRUTH -> "number";
            case REAL -> "real";
            case TEXT -> "text";
            case DECIMAL -> "decimal";
        };
    }

    private void write(Measure measure) {
        List<String> conditions = new ArrayList<>();
        if (measure.filter() != null) {
            conditions.add(value(measure.filter().rex()).isTrue());
        }
        Form form = null;
        String values = "group";
        if (measure.argument() != null) {
            Value argument = value(measure.argument().rex());
            form = argument.form();
            if (!argument.neverNull()) {
                conditions.add("!" + argument.isNull());
            }
            if (!(measure.aggregate() instanceof Count)) {
                values += ", " + argument.arguments();
            }
        }
        String call = "measure" + arguments.size() + ".add(" + values + ");";
        arguments.add(form);
        code.add(conditions.isEmpty() ? call : "if (" + String.join(" && ", conditions) + ") " + call);
    }

    private Value value(RexNode node) {
        return expressions.write(node).orElseGet(() -> computed(node));
    }

    /** The value as Calcite's code computes it. */
    private Value computed(RexNode node) {
        if (!calls) {
            calls = true;
            code.add("final Object[] values = computed(row);");
        }
        DataType type = Types.of(node.getType()).orElseThrow();
        int index = computed.indexOf(node);
        if (index < 0) {
            index = computed.size();
            computed.add(node);
        }
        String value = "values[" + index + "]";
        String isNull = code.declare("boolean", value + " == null");
        Form form = Form.computed(type);
        return switch (form) {
            case NUMBER -> Value.of(form, isNull, code.declare("long", "number(" + value + ")"));
            case REAL -> Value.of(form, isNull, code.declare("double", "real(" + value + ")"));
            case DECIMAL -> Value.of(form, isNull, code.declare("java.math.BigDecimal", "decimal(" + value + ")"));
            case TRUTH ->
                Value.truth(
                        code.declare("boolean", "Boolean.TRUE.equals(" + value + ")"),
                        code.declare("boolean", "Boolean.FALSE.equals(" + value + ")"));
            case TEXT -> {
                String bytes = code.declare("byte[]", "utf8(" + value + ")");
                yield Value.of(form, isNull, bytes, "0", bytes + ".length");
            }
        };
    }

    /** Expressions for {@code ViewFold.computed}, in order. */
    public List<RexNode> computed() {
        return computed;
    }

    /** Texts for {@code ViewFold.text}, in order. */
    public List<String> texts() {
        return code.texts();
    }

    public Form[] keys() {
        return keys.toArray(Form[]::new);
    }

    /** Accumulators of every measure, for no groups yet. */
    public Measures[] newMeasures() {
        Measures[] made = new Measures[arguments.size()];
        for (int i = 0; i < made.length; i++) {
            made[i] = MeasureForms.of(view.measures().get(i).aggregate(), arguments.get(i));
        }
        return made;
    }

    @Override
    public String toString() {
        return "package braid.core.fold;\n"
                + "public final class Generated extends ViewFold {\n"
                + each(texts().size(), i -> "  private final byte[] text" + i + " = text(" + i + ");\n")
                + each(measures.size(), i -> "  private " + name(i) + " measure" + i + ";\n")
                + "  public Generated(CompiledFold compiled) { super(compiled); }\n"
                + "  void begin(" + Measures.class.getName() + "[] measures) {\n"
                + each(measures.size(), i -> "    measure" + i + " = (" + name(i) + ") measures[" + i + "];\n")
                + "  }\n"
                + "  public void fold(braid.core.event.record.EventRow row) {\n"
                + code.code()
                + "  }\n}\n";
    }

    private String name(int measure) {
        return measures.get(measure).getClass().getName();
    }

    private static String each(int count, IntFunction<String> text) {
        return IntStream.range(0, count).mapToObj(text).collect(Collectors.joining());
    }
}
