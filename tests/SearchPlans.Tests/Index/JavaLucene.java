import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.List;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * Reads an index with Java's Lucene 4.10: INDEX QUERIES. Says "clean" or "broken" by CheckIndex, then for each query the documents it
 * finds, by number. A line of QUERIES is a kind (term, and, or, phrase) and terms of the field words, by tabs.
 */
public final class JavaLucene {
    private static final String FIELD = "words";

    public static void main(String[] args) throws Exception {
        try (Directory directory = FSDirectory.open(new File(args[0]))) {
            CheckIndex check = new CheckIndex(directory);
            System.out.println(check.checkIndex().clean ? "clean" : "broken");
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                IndexSearcher searcher = new IndexSearcher(reader);
                for (String line : Files.readAllLines(Paths.get(args[1]), StandardCharsets.UTF_8)) {
                    System.out.println(hits(searcher, reader.maxDoc(), query(line.split("\t"))));
                }
            }
        }
    }

    private static String hits(IndexSearcher searcher, int most, Query query) throws Exception {
        StringBuilder docs = new StringBuilder();
        for (ScoreDoc hit : searcher.search(query, null, most, Sort.INDEXORDER).scoreDocs) {
            docs.append(docs.length() == 0 ? "" : " ").append(hit.doc);
        }
        return docs.toString();
    }

    private static Query query(String[] parts) {
        if (parts[0].equals("phrase")) {
            PhraseQuery phrase = new PhraseQuery();
            for (int i = 1; i < parts.length; i++) {
                phrase.add(new Term(FIELD, parts[i]));
            }
            return phrase;
        }
        BooleanQuery all = new BooleanQuery();
        for (int i = 1; i < parts.length; i++) {
            all.add(new TermQuery(new Term(FIELD, parts[i])), parts[0].equals("or") ? BooleanClause.Occur.SHOULD : BooleanClause.Occur.MUST);
        }
        return all;
    }
}
