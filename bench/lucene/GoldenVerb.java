import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/**
 * Rewrites a golden file: a line is "class, words, hits, doc:score doc:score …" between tabs. The lines of a text, cut
 * by SmartCn, are the documents, numbered from 0; the first two columns of the golden file say what is asked.
 */
final class GoldenVerb {
    private GoldenVerb() {}

    static void run(Path text, Path golden) throws Exception {
        Directory directory = new ByteBuffersDirectory();
        try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new SmartChineseAnalyzer()))) {
            for (String line : Files.readAllLines(text, StandardCharsets.UTF_8)) {
                Document document = new Document();
                document.add(new TextField("text", line, Field.Store.NO));
                writer.addDocument(document);
            }
            writer.forceMerge(1);
        }
        List<String> out = new ArrayList<>();
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            IndexSearcher searcher = QueryVerb.searcher(reader);
            for (String line : Files.readAllLines(golden, StandardCharsets.UTF_8)) {
                String[] asked = line.split("\t");
                TopDocs found = QueryVerb.search(searcher, Queries.of(asked[0], asked[1]), true);
                StringBuilder row = new StringBuilder(asked[0] + "\t" + asked[1] + "\t" + found.totalHits.value() + "\t");
                for (int i = 0; i < found.scoreDocs.length; i++) {
                    ScoreDoc hit = found.scoreDocs[i];
                    row.append(i > 0 ? " " : "").append(hit.doc).append(':').append(hit.score);
                }
                out.add(row.toString());
            }
        }
        Files.write(golden, out, StandardCharsets.UTF_8);
    }
}
