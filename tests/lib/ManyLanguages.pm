# A book of many languages: the small one, and languages that nobody speaks, whose texts are the Japanese ones.
package ManyLanguages;
use strict;
use warnings;
use Exporter 'import';
use Book;

our @EXPORT = qw(book_of_languages language_ids);

# English, Japanese, and then qaa, qab, …: tags that are kept for private use.
sub language_ids {
    my ($n) = @_;
    my $id = 'qaa';
    return ('en', 'ja', map { $id++ } 3 .. $n);
}

sub book_of_languages {
    my ($n) = @_;
    my $book = golden_book();
    my @languages = language_ids($n);
    my @files = map { s{^locales/ja/}{}r } grep { m{^locales/ja/} } files_of($book);
    for my $language (@languages[2 .. $#languages]) {
        write_file("$book/locales/$language/$_", read_file("$book/locales/ja/$_")) for @files;
        write_file("$book/locales/$language/locale.yaml", read_file("$book/locales/ja/locale.yaml") =~ s/^tag: .*/tag: $language/mr
              =~ s/^name: .*/name: Language $language/mr);
    }
    my $site = read_file("$book/site.yaml") =~ s/^languages: .*/'languages: [' . join(', ', @languages) . ']'/emr =~ s/index_from: 60/index_from: 0/r;
    write_file("$book/site.yaml", $site);
    return $book;
}

1;
