package braid.answer.rows.column;

import braid.answer.merge.RollUp;
import braid.core.group.GroupKey;
import braid.core.type.DataType;
import braid.core.view.Key;
import braid.core.view.Measure;
import braid.core.view.View;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of a view's rows as a reader sees them, and where each value comes from. The window columns are there only if the rows
 * still have a window.
 */
public final class RowShape {
    private enum Origin {
        KEY,
        WINDOW_START,
        WINDOW_END,
        MEASURE
    }

    private record Place(Origin origin, int index) {}

    private final View view;
    private final RollUp rollUp;
    private final List<ResultColumn> columns = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();

    public RowShape(View view, RollUp rollUp) {
        this.view = view;
        this.rollUp = rollUp;
        for (String name : view.columns()) {
            add(name);
        }
    }

    private void add(String name) {
        Key key = view.key(name);
        Measure measure = view.measure(name);
        if (key != null) {
            add(name, key.type(), Origin.KEY, view.keys().indexOf(key));
        } else if (measure != null) {
            add(name, measure.type(), Origin.MEASURE, view.measures().indexOf(measure));
        } else if (!rollUp.mergesAll()) {
            boolean start = name.equals(View.WINDOW_START);
            add(name, DataType.TIMESTAMP, start ? Origin.WINDOW_START : Origin.WINDOW_END, 0);
        }
    }

    private void add(String name, DataType type, Origin origin, int index) {
        columns.add(new ResultColumn(name, type));
        places.add(new Place(origin, index));
    }

    public View view() {
        return view;
    }

    public List<ResultColumn> columns() {
        return columns;
    }

    public List<String> names() {
        return columns.stream().map(ResultColumn::name).toList();
    }

    /** The position of a column, or -1. */
    public int indexOf(String column) {
        return names().indexOf(column);
    }

    public boolean isMeasure(int column) {
        return places.get(column).origin() == Origin.MEASURE;
    }

    /** Whether a row may have NULL there. */
    public boolean isNullable(int column) {
        Place place = places.get(column);
        return switch (place.origin()) {
            case KEY -> view.keys().get(place.index()).nullable();
            case MEASURE -> view.measures().get(place.index()).aggregate().resultNullable();
            case WINDOW_START, WINDOW_END -> false;
        };
    }

    /** The value of a column of one row, of which the group and the finished measures are given. */
    public Object value(int column, GroupKey group, Object[] measures) {
        Place place = places.get(column);
        return switch (place.origin()) {
            case KEY -> group.values()[place.index()];
            case WINDOW_START -> group.windowStart();
            case WINDOW_END -> group.windowStart() + rollUp.millis();
            case MEASURE -> measures[place.index()];
        };
    }

    /** The whole row. */
    public Object[] row(GroupKey group, Object[] measures) {
        Object[] row = new Object[places.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = value(i, group, measures);
        }
        return row;
    }
}
