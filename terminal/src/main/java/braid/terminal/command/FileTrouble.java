package braid.terminal.command;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** What a file system refused, in a sentence. */
public final class FileTrouble {
    private FileTrouble() {}

    public static String explain(IOException trouble) {
        if (trouble instanceof AccessDeniedException denied) {
            return denied.getFile()
                    + " may not be written or read by this user. BRAID_HOME names the folder of a stack's state.";
        }
        if (trouble instanceof NoSuchFileException missing) {
            return "There is no " + missing.getFile() + ".";
        }
        if (trouble instanceof FileSystemException refused) {
            return refused.getFile() + " cannot be written or read"
                    + (refused.getReason() == null ? "." : ": " + refused.getReason() + ".");
        }
        if (trouble instanceof CharacterCodingException) {
            return "The file is not text in the encoding that was given (UTF-8 if none was).";
        }
        return String.valueOf(trouble.getMessage());
    }
}
