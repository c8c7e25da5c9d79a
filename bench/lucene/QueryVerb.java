import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.MMapDirectory;

/** Times queries and writes OUT.json; the same steps as the engine's side takes. */
final class QueryVerb {
    private static final int LEAST_RUNS = 3, TOP = 10;

    private QueryVerb() {}

    static void run(Path folder, Path queriesFile, Path outFile, String[] modes, double warmUpSeconds, int runs,
            double mostSeconds, double throughputSeconds) throws Exception {
        List<String[]> lines = new ArrayList<>();
        for (String line : Files.readAllLines(queriesFile, StandardCharsets.UTF_8)) {
            if (!line.isEmpty()) lines.add(line.split("\t"));
        }
        long start = System.nanoTime();
        try (DirectoryReader reader = DirectoryReader.open(new MMapDirectory(folder))) {
            IndexSearcher searcher = searcher(reader);
            search(searcher, Queries.of(lines.get(0)[0], lines.get(0)[1]), false);
            double firstMs = (System.nanoTime() - start) / 1e6;
            List<Query> queries = new ArrayList<>();
            for (String[] line : lines) queries.add(Queries.of(line[0], line[1]));
            StringBuilder out = new StringBuilder("\"modes\":{");
            for (String mode : modes) {
                boolean exact = mode.equals("exact");
                warmUp(searcher, queries, exact, warmUpSeconds);
                double[][] times = time(searcher, queries, exact, runs, mostSeconds);
                out.append(mode.equals(modes[0]) ? "" : ",").append('"').append(mode).append("\":{\"queries\":[");
                for (int i = 0; i < lines.size(); i++) {
                    if (i > 0) out.append(',');
                    describe(out, reader, lines.get(i), search(searcher, queries.get(i), exact), times[i]);
                }
                out.append(String.format(Locale.ROOT, "],\"qps_1thread\":%.1f,\"qps_2thread\":%.1f}",
                    throughput(searcher, queries, exact, 1, throughputSeconds),
                    throughput(searcher, queries, exact, 2, throughputSeconds)));
            }
            out.append("}}");
            out.insert(0, String.format(Locale.ROOT, "{\"open_first_ms\":%.3f,\"peak_rss_bytes\":%d,\"anon_bytes\":%d,",
                firstMs, ProcessMemory.peakBytes(), ProcessMemory.anonymousBytes()));
            Files.writeString(outFile, out);
        }
    }

    static IndexSearcher searcher(DirectoryReader reader) {
        IndexSearcher searcher = new IndexSearcher(reader);
        // Every run searches; none is answered from memory.
        searcher.setQueryCache(null);
        searcher.setSimilarity(new BM25Similarity());
        return searcher;
    }

    static TopDocs search(IndexSearcher searcher, Query query, boolean exact) throws IOException {
        if (!exact) return searcher.search(query, TOP);
        return searcher.search(query, new TopScoreDocCollectorManager(TOP, Integer.MAX_VALUE));
    }

    /** Each mode by itself, right before it is timed; as the engine's side does. */
    private static void warmUp(IndexSearcher searcher, List<Query> queries, boolean exact, double seconds) throws Exception {
        for (long start = System.nanoTime(); System.nanoTime() - start < seconds * 1e9;) {
            for (Query query : queries) search(searcher, query, exact);
        }
        Thread.sleep(250);
        for (Query query : queries) search(searcher, query, exact);
    }

    private static double[][] time(IndexSearcher searcher, List<Query> queries, boolean exact, int runs, double mostSeconds) throws IOException {
        double[][] times = new double[queries.size()][runs];
        long begin = System.nanoTime();
        int run = 0;
        for (; run < runs && (run < LEAST_RUNS || System.nanoTime() - begin < mostSeconds * 1e9); run++) {
            for (int i = 0; i < times.length; i++) {
                long start = System.nanoTime();
                search(searcher, queries.get(i), exact);
                times[i][run] = (System.nanoTime() - start) / 1e3;
            }
        }
        for (int i = 0; i < times.length; i++) times[i] = Arrays.copyOf(times[i], run);
        return times;
    }

    private static void describe(StringBuilder out, DirectoryReader reader, String[] line, TopDocs found, double[] times) throws IOException {
        Arrays.sort(times);
        out.append(String.format(Locale.ROOT,
            "{\"class\":\"%s\",\"q\":\"%s\",\"median_us\":%.1f,\"p95_us\":%.1f,\"runs\":%d,\"hits\":%d,\"top\":[",
            line[0], line[1].replace("\\", "\\\\").replace("\"", "\\\""), times[times.length / 2],
            times[(int) Math.ceil(times.length * 0.95) - 1], times.length, found.totalHits.value()));
        for (int i = 0; i < found.scoreDocs.length; i++) {
            ScoreDoc hit = found.scoreDocs[i];
            out.append(i > 0 ? "," : "").append('[').append(lineOf(reader, hit.doc)).append(',').append(hit.score).append(']');
        }
        out.append("]}");
    }

    private static long lineOf(DirectoryReader reader, int doc) throws IOException {
        NumericDocValues lines = MultiDocValues.getNumericValues(reader, "line");
        if (!lines.advanceExact(doc)) throw new IllegalStateException("no line");
        return lines.longValue();
    }

    private static double throughput(IndexSearcher searcher, List<Query> queries, boolean exact, int threads, double seconds) throws Exception {
        if (seconds <= 0) return 0;
        AtomicLong answered = new AtomicLong(), start = new AtomicLong();
        CyclicBarrier ready = new CyclicBarrier(threads, () -> start.set(System.nanoTime()));
        Runnable work = () -> {
            try {
                for (Query query : queries.subList(0, 3)) search(searcher, query, exact);
                ready.await();
                long mine = 0;
                while (System.nanoTime() - start.get() < seconds * 1e9) search(searcher, queries.get((int) (mine++ % queries.size())), exact);
                answered.addAndGet(mine);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        };
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < threads; i++) others.add(new Thread(work));
        for (Thread thread : others) thread.start();
        work.run();
        for (Thread thread : others) thread.join();
        return answered.get() / ((System.nanoTime() - start.get()) / 1e9);
    }
}
