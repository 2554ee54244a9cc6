# The project's own translations: in canonical style, and without an error.
use strict;
use warnings;
use Test::More;
use Book;

my $book = real_book();
my ($status, $out, $errors) = statusbook('-C', $book, 'l10n', 'fmt', '--check');
is("$status $out$errors", '0 ', 'every file is in canonical style (mend it by: build/statusbook l10n fmt)');
($status, $out, $errors) = statusbook('-C', $book, 'l10n', 'check');
is($status, 0, 'no translation has an error') or diag($errors);

# A file that is not in canonical style is found.
my ($file) = grep { m{^es/sip/\d+\.yaml$} } files_of("$book/locales");
write_file("$book/locales/$file", read_file("$book/locales/$file") =~ s/^(  )text: \|-\n/$1text:   |-\n/mr);
($status, $out) = statusbook('-C', $book, 'l10n', 'fmt', '--check');
is("$status $out", "1 locales/$file\nfiles to change: 1\n", 'one that is not is found');
done_testing();
