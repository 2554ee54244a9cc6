# Keywords belong to each language: no command of l10n translates, moves or loses them.
use strict;
use warnings;
use Test::More;
use Book;

my $book = with_words('tests/diag/base');
my $english = "$book/codes/http/404.yaml";
write_file($english, read_file($english) =~ s/^gloss:/keywords: lost, gone page\ngloss:/mr);
my $file = "$book/locales/es/http/404.yaml";

sub l10n { return statusbook('-C', $book, 'l10n', @_) }

# A new file shows the English ones beside an empty line.
unlink $file;
my ($status, undef, $errors) = l10n('new', 'es', 'http/404');
is("$status$errors", '0', 'a skeleton');
like(read_file($file), qr/^# English: lost, gone page\nkeywords: ""\n/m, 'has a line for keywords');
unlike((l10n('fmt', '--check', 'es'))[1], qr/404/, 'in canonical style, with them where fmt has them');
like((l10n('status', 'es'))[1], qr/^es http: codes without keywords: 1$/m, 'an empty line counts as none');

# What a language has stays where it is and as it is, whatever is done to the texts.
my $own = "# mine\nkeywords: página perdida, 404\n";
write_file($file, "gloss:\n  en: |-\n    Something else\n  text: |-\n    Nada\n$own");
for my $command (['sync', 'es'], ['fmt', 'es'], ['sync', 'es']) {
    ($status, undef, $errors) = l10n(@$command);
    is("$status$errors", '0', "l10n @$command");
    like(read_file($file), qr/^    Nada\n\Q$own\Edescription:/m, "keeps the keywords");
}
unlike((l10n('status', 'es'))[1], qr/keywords/, 'none is missing');
unlike((l10n('export', 'es'))[1], qr/keywords|perdida|gone page/, 'they are no text of a PO file');
is((statusbook('-C', $book, 'check'))[0], 0, 'the book is right');

# A language has keywords where English has none, too; and a list is none.
write_file("$book/locales/es/http/410.yaml", "keywords: desaparecido\n");
is((statusbook('-C', $book, 'check'))[0], 0, 'keywords of its own');
write_file("$book/locales/es/http/410.yaml", "keywords: [a, b]\n");
like((statusbook('-C', $book, 'check'))[2], qr{^locales/es/http/410\.yaml:1:11: error: this is a list, but a text is meant}m, 'a list');
done_testing();
