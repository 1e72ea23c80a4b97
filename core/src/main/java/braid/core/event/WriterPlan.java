package braid.core.event;

import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Source;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How to read the events of one writer's schema into the row of a source.
 *
 * @param targets where each of the writer's columns goes in the reader's row; -1 for nowhere
 * @param missing columns of the reader that the writer does not have
 */
public record WriterPlan(String[] names, DataType[] types, boolean[] nullable, int[] targets, int[] missing) {
    static WriterPlan of(List<Column> writer, Source reader) {
        int n = writer.size();
        List<String> names = writer.stream().map(Column::name).toList();
        boolean[] nullable = new boolean[n];
        for (int i = 0; i < n; i++) {
            nullable[i] = writer.get(i).nullable();
        }
        return new WriterPlan(
                names.toArray(String[]::new),
                writer.stream().map(Column::type).toArray(DataType[]::new),
                nullable,
                names.stream().mapToInt(reader::indexOf).toArray(),
                IntStream.range(0, reader.columns().size())
                        .filter(i -> !names.contains(reader.columns().get(i).name()))
                        .toArray());
    }
}
