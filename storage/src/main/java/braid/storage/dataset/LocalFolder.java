package braid.storage.dataset;

import java.nio.file.Path;

/** How Hadoop's and Flink's file systems are told of a folder of this machine. */
public final class LocalFolder {
    private LocalFolder() {}

    /**
     * The folder's address. Unlike a URI it has every character as it is: their {@code Path} encodes by itself, and would take
     * {@code my%20home} for another folder than {@code my home}.
     */
    public static String address(Path folder) {
        return "file://" + folder.toAbsolutePath().normalize();
    }
}
