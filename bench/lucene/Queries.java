import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** Makes Lucene's queries of the lines of a queries file. */
final class Queries {
    private Queries() {}

    static Query of(String kind, String text) {
        String[] words = text.split(" ");
        switch (kind) {
            case "term": return new TermQuery(new Term("text", words[0]));
            case "phrase": return new PhraseQuery("text", words);
            case "and": return all(words, Occur.MUST);
            case "or2":
            case "or5": return all(words, Occur.SHOULD);
            default: throw new IllegalArgumentException(kind);
        }
    }

    private static Query all(String[] words, Occur occur) {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (String word : words) query.add(new TermQuery(new Term("text", word)), occur);
        return query.build();
    }
}
