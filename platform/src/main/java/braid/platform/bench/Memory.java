package braid.platform.bench;

import braid.platform.process.Proc;
import braid.platform.stack.Member;
import braid.platform.stack.Stack;
import java.util.ArrayList;
import java.util.List;

/** Resident memory of each process of the stack, and of all. */
final class Memory implements Measurement {
    private static final double GB = 1e9;
    private static final double MB = 1e6;

    @Override
    public List<Figure> measure(Measured measured, Scale scale) {
        List<Figure> figures = new ArrayList<>();
        long sum = 0;
        for (Member member : measured.stack().members()) {
            long resident = resident(measured.stack(), member);
            sum += resident;
            figures.add(Figure.of("memory, " + member.name(), resident / MB, "MB"));
        }
        figures.add(0, Figure.of("memory, whole stack", sum / GB, "GB", "< 4 GB"));
        return figures;
    }

    private static long resident(Stack stack, Member member) {
        return stack.children()
                .find(member.name())
                .map(process -> Proc.residentBytes(process.pid()).orElse(0))
                .orElse(0L);
    }
}
