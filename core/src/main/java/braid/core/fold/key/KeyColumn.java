package braid.core.fold.key;

import braid.core.type.DataType;
import java.util.Arrays;

/** One of the keys of the groups in a table. */
public record KeyColumn(DataType type, GroupTable table, int key) implements GroupColumn {
    @Override
    public boolean isNull(int group) {
        return table.keys()[table.find(group, key)] == 0;
    }

    @Override
    public boolean isNumber(int group) {
        return table.form(key) != Form.TEXT && table.form(key) != Form.DECIMAL;
    }

    @Override
    public long number(int group) {
        return KeyBytes.numberAt(table.keys(), table.find(group, key) + 1);
    }

    @Override
    public byte[] bytes(int group) {
        int at = table.find(group, key) + 1;
        int from = at + Integer.BYTES;
        return Arrays.copyOfRange(table.keys(), from, from + KeyBytes.lengthAt(table.keys(), at));
    }
}
