package braid.service;

import java.util.regex.Pattern;

/** Places that a setting may put on this machine or elsewhere: a folder, or the address of one in another file system. */
public final class Locations {
    private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]+:.*", Pattern.DOTALL);

    private Locations() {}

    /** Whether it has a scheme, as {@code hdfs://namenode/braid} and {@code s3a://bucket/braid} have. A letter and a colon are a drive. */
    public static boolean isAddress(String place) {
        return ADDRESS.matcher(place).matches();
    }
}
