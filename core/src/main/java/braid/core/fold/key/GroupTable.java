package braid.core.fold.key;

import java.util.Arrays;

/** The keys of a view's groups, each with a number from 0 on: an open table, linearly probed, over their bytes. */
public final class GroupTable {
    private static final int FIRST_GROUPS = 64;

    private final Form[] forms;
    /** A group's number and 1; 0 for a free place. At most half of them are taken. */
    private int[] places;

    private int[] hashes;
    /** Where a key's bytes end; they begin where the one before ends. */
    private int[] ends;

    private byte[] keys;
    private int size;

    /**
     * @param forms of the key values
     * @param groups that are expected
     */
    public GroupTable(Form[] forms, int groups, int keyBytes) {
        this.forms = forms;
        int room = Integer.highestOneBit(Math.max(FIRST_GROUPS, groups) - 1) * 2;
        places = new int[2 * room];
        hashes = new int[room];
        ends = new int[room];
        keys = new byte[Math.max(keyBytes, FIRST_GROUPS * Long.BYTES)];
    }

    public int size() {
        return size;
    }

    public int keyBytes() {
        return size == 0 ? 0 : ends[size - 1];
    }

    /** The group with this key; a new one if there was none. */
    public int find(KeyBytes key) {
        int hash = key.hash();
        int mask = places.length - 1;
        int place = hash & mask;
        while (places[place] != 0) {
            int group = places[place] - 1;
            if (hashes[group] == hash && isAt(group, key)) {
                return group;
            }
            place = place + 1 & mask;
        }
        if (2 * size == places.length) {
            grow();
            place = free(hash);
        }
        places[place] = size + 1;
        add(hash, key);
        return size++;
    }

    private boolean isAt(int group, KeyBytes key) {
        return Arrays.equals(keys, start(group), ends[group], key.bytes(), 0, key.length());
    }

    private void add(int hash, KeyBytes key) {
        int start = start(size);
        int end = Math.addExact(start, key.length());
        if (end > keys.length) {
            keys = Arrays.copyOf(keys, (int) Math.min(Integer.MAX_VALUE - 8, Math.max(2L * keys.length, end)));
        }
        System.arraycopy(key.bytes(), 0, keys, start, key.length());
        hashes[size] = hash;
        ends[size] = end;
    }

    private int free(int hash) {
        int mask = places.length - 1;
        int place = hash & mask;
        while (places[place] != 0) {
            place = place + 1 & mask;
        }
        return place;
    }

    private void grow() {
        places = new int[2 * places.length];
        hashes = Arrays.copyOf(hashes, places.length / 2);
        ends = Arrays.copyOf(ends, places.length / 2);
        for (int group = 0; group < size; group++) {
            places[free(hashes[group])] = group + 1;
        }
    }

    private int start(int group) {
        return group == 0 ? 0 : ends[group - 1];
    }

    byte[] keys() {
        return keys;
    }

    Form form(int key) {
        return forms[key];
    }

    public long windowStart(int group) {
        return KeyBytes.numberAt(keys, start(group));
    }

    /** Where the value of a key begins in {@link #keys}: a byte that is 0 for NULL, then a number or a length and bytes. */
    int find(int group, int key) {
        int at = start(group) + Long.BYTES;
        for (int i = 0; i < key; i++) {
            at += 1;
            if (keys[at - 1] != 0) {
                boolean bytes = forms[i] == Form.TEXT || forms[i] == Form.DECIMAL;
                at += bytes ? Integer.BYTES + KeyBytes.lengthAt(keys, at) : Long.BYTES;
            }
        }
        return at;
    }
}
