import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads a documents file in batches of whole plans, so that a clock can stand still meanwhile. */
final class DocumentReader implements AutoCloseable {
    /** A line of the file; its number, from 0, names a hit. */
    static final class Line {
        int line, plan, year, section;
        String title, region, text;
    }

    private static final int BATCH_CHARS = 4_000_000;

    private final BufferedReader reader;
    private Line ahead;
    private int number;

    DocumentReader(Path path) throws IOException {
        reader = Files.newBufferedReader(path, StandardCharsets.UTF_8);
    }

    /** The plans of the next batch; none at the end. */
    List<List<Line>> nextBatch() throws IOException {
        List<List<Line>> plans = new ArrayList<>();
        int chars = 0;
        if (ahead == null) ahead = readLine();
        while (ahead != null && chars < BATCH_CHARS) {
            List<Line> plan = new ArrayList<>();
            int of = ahead.plan;
            for (; ahead != null && ahead.plan == of; ahead = readLine()) {
                plan.add(ahead);
                chars += ahead.text.length();
            }
            plans.add(plan);
        }
        return plans;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    private Line readLine() throws IOException {
        String json = reader.readLine();
        if (json == null) return null;
        Map<String, String> fields = parse(json);
        Line line = new Line();
        line.line = number++;
        line.plan = Integer.parseInt(fields.get("plan"));
        line.year = Integer.parseInt(fields.get("year"));
        line.section = Integer.parseInt(fields.get("section"));
        line.title = fields.get("title");
        line.region = fields.get("region");
        line.text = fields.get("text");
        return line;
    }

    /** The names and values of an object without objects in it. */
    private static Map<String, String> parse(String json) {
        Map<String, String> fields = new HashMap<>();
        int[] at = {json.indexOf('{') + 1};
        while (true) {
            at[0] = json.indexOf('"', at[0]);
            if (at[0] < 0) return fields;
            String name = string(json, at);
            at[0] = json.indexOf(':', at[0]) + 1;
            while (json.charAt(at[0]) == ' ') at[0]++;
            if (json.charAt(at[0]) == '"') {
                fields.put(name, string(json, at));
            } else {
                int start = at[0];
                while (",}".indexOf(json.charAt(at[0])) < 0) at[0]++;
                fields.put(name, json.substring(start, at[0]).trim());
            }
        }
    }

    private static String string(String json, int[] at) {
        StringBuilder out = new StringBuilder();
        int i = at[0] + 1;
        for (char c; (c = json.charAt(i)) != '"'; i++) {
            if (c != '\\') {
                out.append(c);
                continue;
            }
            c = json.charAt(++i);
            switch (c) {
                case 'n': out.append('\n'); break;
                case 't': out.append('\t'); break;
                case 'r': out.append('\r'); break;
                case 'b': out.append('\b'); break;
                case 'f': out.append('\f'); break;
                case 'u':
                    out.append((char) Integer.parseInt(json.substring(i + 1, i + 5), 16));
                    i += 4;
                    break;
                default: out.append(c);
            }
        }
        at[0] = i + 1;
        return out.toString();
    }
}
