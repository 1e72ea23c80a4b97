package braid.core.fold;

import braid.core.expression.RowFunction;
import braid.core.fold.generated.ViewSource;
import braid.core.fold.key.GroupTable;
import braid.core.fold.measure.Measures;
import braid.core.view.View;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.charset.StandardCharsets;
import org.codehaus.commons.compiler.CompileException;
import org.codehaus.janino.SimpleCompiler;

/**
 * A view's fold, compiled to bytecode of its own: see {@link ViewSource} for what it looks like. Compiling takes some milliseconds; the
 * folds that it makes belong to one thread.
 */
public final class CompiledFold {
    private final View view;
    private final ViewSource source;
    private final byte[][] texts;
    private final RowFunction computed;
    private final MethodHandle constructor;

    public CompiledFold(View view) {
        this.view = view;
        source = new ViewSource(view);
        texts = source.texts().stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        computed = source.computed().isEmpty() ? null : new RowFunction(view.source(), source.computed());
        constructor = constructor(source.toString());
    }

    private static MethodHandle constructor(String text) {
        try {
            SimpleCompiler compiler = new SimpleCompiler();
            compiler.setParentClassLoader(CompiledFold.class.getClassLoader());
            compiler.cook(text);
            byte[] bytecode = compiler.getBytecodes().get(ViewSource.CLASS);
            MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClass(bytecode, false);
            return hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class, CompiledFold.class))
                    .asType(MethodType.methodType(ViewFold.class, CompiledFold.class));
        } catch (CompileException | ReflectiveOperationException e) {
            throw new IllegalStateException("A view's fold cannot be compiled:\n" + text, e);
        }
    }

    /** A fold that has seen nothing. */
    public ViewFold newFold() {
        try {
            return (ViewFold) constructor.invokeExact(this);
        } catch (Throwable e) {
            throw new IllegalStateException("A view's fold cannot be made", e);
        }
    }

    public View view() {
        return view;
    }

    /** Its Java text. */
    @Override
    public String toString() {
        return source.toString();
    }

    GroupTable newTable(int groups, int keyBytes) {
        return new GroupTable(source.keys(), groups, keyBytes);
    }

    Measures[] newMeasures() {
        return source.newMeasures();
    }

    byte[] text(int index) {
        return texts[index];
    }

    RowFunction computed() {
        return computed;
    }
}
