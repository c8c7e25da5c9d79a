import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux says of this process's memory; 0 elsewhere. */
final class ProcessMemory {
    private ProcessMemory() {}

    /** The most memory ever held at once, mapped files included. */
    static long peakBytes() throws IOException {
        return read("VmHWM:");
    }

    /** Memory held now that isn't pages of files. */
    static long anonymousBytes() throws IOException {
        return read("RssAnon:");
    }

    private static long read(String name) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) return 0;
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith(name)) return Long.parseLong(line.substring(name.length()).replace("kB", "").trim()) * 1024;
        }
        return 0;
    }
}
