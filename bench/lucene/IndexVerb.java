import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;

/** Fills an index and says on standard output, as one line of JSON, how long that took. */
final class IndexVerb {
    // As much as the engine gathers before it writes a segment (8 million tokens of at most 20 bytes), and then some.
    static final double RAM_BUFFER_MB = 256;

    private IndexVerb() {}

    static IndexWriter open(MMapDirectory directory, boolean pretokenized) throws IOException {
        Analyzer analyzer = pretokenized ? new WhitespaceAnalyzer() : new SmartChineseAnalyzer();
        IndexWriterConfig config = new IndexWriterConfig(analyzer).setRAMBufferSizeMB(RAM_BUFFER_MB).setUseCompoundFile(false);
        config.getMergePolicy().setNoCFSRatio(0);
        return new IndexWriter(directory, config);
    }

    static void run(Path documents, Path folder, boolean pretokenized, int threads) throws Exception {
        Files.createDirectories(folder);
        try (var files = Files.list(folder)) {
            for (Path file : files.toArray(Path[]::new)) Files.delete(file);
        }
        long docs = 0, chars = 0, nanos = -System.nanoTime();
        try (MMapDirectory directory = new MMapDirectory(folder);
             IndexWriter writer = open(directory, pretokenized)) {
            nanos += System.nanoTime();
            try (DocumentReader reader = new DocumentReader(documents)) {
                for (List<List<DocumentReader.Line>> plans; !(plans = reader.nextBatch()).isEmpty();) {
                    for (List<DocumentReader.Line> plan : plans) {
                        docs += plan.size();
                        for (DocumentReader.Line line : plan) chars += line.text.length();
                    }
                    nanos -= System.nanoTime();
                    addAll(writer, plans, threads);
                    nanos += System.nanoTime();
                }
            }
            nanos -= System.nanoTime();
            writer.commit();
            if (writer.getDocStats().numDocs != docs) throw new IllegalStateException("A thread failed; see above.");
        }
        nanos += System.nanoTime();
        long bytes = 0;
        try (var files = Files.list(folder)) {
            for (Path file : files.toArray(Path[]::new)) bytes += Files.size(file);
        }
        System.out.printf(Locale.ROOT,
            "{\"docs\":%d,\"chars\":%d,\"threads\":%d,\"ms\":%.3f,\"index_bytes\":%d,\"peak_rss_bytes\":%d}%n",
            docs, chars, threads, nanos / 1e6, bytes, ProcessMemory.peakBytes());
    }

    private static void addAll(IndexWriter writer, List<List<DocumentReader.Line>> plans, int threads) throws Exception {
        AtomicInteger next = new AtomicInteger();
        Runnable work = () -> {
            Adder adder = new Adder(writer);
            for (int plan; (plan = next.getAndIncrement()) < plans.size();) adder.add(plans.get(plan));
        };
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < threads; i++) others.add(new Thread(work));
        for (Thread thread : others) thread.start();
        work.run();
        for (Thread thread : others) thread.join();
    }

    /** Adds documents, with one set of fields used again and again, as Lucene's documentation advises. */
    static final class Adder {
        private final IndexWriter writer;
        private final Document document = new Document();
        private final TextField text = new TextField("text", "", Field.Store.NO);
        private final NumericDocValuesField line = new NumericDocValuesField("line", 0);
        private final NumericDocValuesField plan = new NumericDocValuesField("plan", 0);
        private final NumericDocValuesField year = new NumericDocValuesField("year", 0);
        private final NumericDocValuesField section = new NumericDocValuesField("section", 0);
        private final SortedDocValuesField title = new SortedDocValuesField("title", new BytesRef());
        private final SortedDocValuesField region = new SortedDocValuesField("region", new BytesRef());

        Adder(IndexWriter writer) {
            this.writer = writer;
            for (Field field : new Field[] {text, line, plan, year, section, title, region}) document.add(field);
        }

        void add(List<DocumentReader.Line> lines) {
            BytesRef titleBytes = new BytesRef(lines.get(0).title), regionBytes = new BytesRef(lines.get(0).region);
            try {
                for (DocumentReader.Line from : lines) {
                    text.setStringValue(from.text);
                    line.setLongValue(from.line);
                    plan.setLongValue(from.plan);
                    year.setLongValue(from.year);
                    section.setLongValue(from.section);
                    title.setBytesValue(titleBytes);
                    region.setBytesValue(regionBytes);
                    writer.addDocument(document);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
