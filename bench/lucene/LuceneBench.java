import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lucene's side of the comparison: the same verbs, documents, queries and answers as the engine's. */
public final class LuceneBench {
    private LuceneBench() {}

    public static void main(String[] args) throws Exception {
        List<String> plain = new ArrayList<>();
        for (int i = 0; i < args.length; i++) {
            if (!args[i].startsWith("--")) plain.add(args[i]);
            else if (!args[i].equals("--pretokenized")) i++;
        }
        String verb = plain.isEmpty() ? "" : plain.get(0);
        if (verb.equals("index") && plain.size() == 3) {
            boolean pretokenized = Arrays.asList(args).contains("--pretokenized");
            IndexVerb.run(Path.of(plain.get(1)), Path.of(plain.get(2)), pretokenized, (int) number(args, "--threads", 1));
        } else if (verb.equals("query") && plain.size() == 4) {
            QueryVerb.run(Path.of(plain.get(1)), Path.of(plain.get(2)), Path.of(plain.get(3)),
                value(args, "--modes", "top10,exact").split(","), number(args, "--warm-up", 30), (int) number(args, "--runs", 21),
                number(args, "--seconds", Double.MAX_VALUE), number(args, "--throughput", 2));
        } else if (verb.equals("golden") && plain.size() == 3) {
            GoldenVerb.run(Path.of(plain.get(1)), Path.of(plain.get(2)));
        } else {
            System.err.println("LuceneBench index DOCS.jsonl DIR [--pretokenized] [--threads N]\n"
                + "LuceneBench query DIR QUERIES.tsv OUT.json [--modes top10,exact] [--warm-up SECONDS] [--runs 21]\n"
                + "    [--seconds MOST] [--throughput SECONDS]\n"
                + "LuceneBench golden TEXT GOLDEN.tsv");
            System.exit(2);
        }
    }

    private static double number(String[] args, String option, double otherwise) {
        String value = value(args, option, null);
        return value == null ? otherwise : Double.parseDouble(value);
    }

    private static String value(String[] args, String option, String otherwise) {
        int at = Arrays.asList(args).indexOf(option);
        return at < 0 ? otherwise : args[at + 1];
    }
}
