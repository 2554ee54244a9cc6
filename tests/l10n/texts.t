# statusbook l10n diff, confirm, accept, ok: what is said of single texts.
use strict;
use warnings;
use Test::More;
use Book;

my $book = with_words('tests/diag/base');
unlink "$book/locales/es/site.yaml";
my $file = 'locales/es/http/404.yaml';
my $stale = <<'YAML';
# Of 404.
gloss:
  was: nothing here   # the first
  en: |-
    Nothing there

  text: 'Nada'  # short
description:
  was: |-
    No page stands behind it.

    Look elsewhere.
  en: |-
    Nothing stands behind the address.
  text: |-
    Nada.
when_seen: {en: After a mistake., text: ""}
YAML

sub l10n {
    return statusbook('-C', $book, 'l10n', @_);
}

# A command with the stale file, what the file becomes, and how the command ends.
sub l10n_gives {
    my ($name, $arguments, $status, $after, $says, $complains) = @_;
    write_file("$book/$file", $stale);
    my ($end, $out, $errors) = l10n(@$arguments);
    is($end, $status, "$name: status");
    is(read_file("$book/$file"), $after, $name);
    is($out, $says, "$name: what it says");
    like($errors, $complains, "$name: complaints");
    l10n(@$arguments);
    is(read_file("$book/$file"), $after, "$name: a second time");
}
my $nothing = qr/\A\z/;

write_file("$book/$file", $stale);
my ($status, $out, $errors) = l10n('diff', 'es', 'http/404');
is("$status $errors", '0 ', 'diff: status');
is($out, <<"EOT", 'diff: word by word, beside the text');
$file:7: gloss: stale, minor
  en:
    [-nothing here-] {+Nothing there+}
  es:
    Nada
$file:15: description: stale, major
  en:
    [-No page-] {+Nothing+} stands behind [-it.

    Look elsewhere.-] {+the address.+}
  es:
    Nada.
EOT
(my $turned = $stale) =~ s/'Nada'/"Na\\u202Eda"/;
write_file("$book/$file", $turned);
like((l10n('diff', 'es', 'http/404'))[1], qr/^    Na\xEF\xBF\xBDda$/m, 'diff: what turns a line does not reach a terminal');
is((l10n('diff', 'es', 'http/410'))[1], '', 'diff: nothing is stale');

my $confirmed = $stale =~ s/  was: nothing here   # the first\n/  # the first\n/r;
l10n_gives('confirm', ['confirm', 'es', 'http/404', 'gloss'], 0, $confirmed, "$file\n", $nothing);
my $description = $stale =~ s/  was: \|-\n.*?(  en: \|-\n    Nothing stands)/$1/sr;
l10n_gives('confirm a block', ['confirm', 'es', 'http/404', 'description'], 0, $description, "$file\n", $nothing);
l10n_gives('accept', ['accept', 'es', '--minor'], 0, $confirmed, "$file: confirmed: 1\nfiles changed: 1\n", $nothing);
l10n_gives('accept all languages', ['accept', '--minor'], 0, $confirmed, "$file: confirmed: 1\nfiles changed: 1\n", $nothing);
l10n_gives('accept without --minor', ['accept', 'es'], 2, $stale, '', qr/say --minor/);

# The fingerprint is that of "nothing here" and "Nada": of the English that the text was made from.
my $silenced = $stale =~ s/( +text: 'Nada'  # short\n)/$1  ok: {length: x5eb9}\n/r;
l10n_gives('ok', ['ok', 'es', 'http/404', 'gloss', 'length'], 0, $silenced, "$file\n", $nothing);
write_file("$book/$file", $silenced =~ s/x5eb9\}/x5eb9} # because/r);
is((l10n('ok', 'es', 'http/404', 'gloss', 'number'))[0], 0, 'ok of another check');
is(read_file("$book/$file"), $silenced =~ s/  ok: .*/  # because\n  ok: {length: x5eb9, number: x5eb9}/r, 'beside the first');
write_file("$book/$file", $silenced =~ s/x5eb9/x0000/r);
is((l10n('ok', 'es', 'http/404', 'gloss', 'length'))[0], 0, 'ok of a silence that has ended');
is(read_file("$book/$file"), $silenced, 'takes the fingerprint of today');

for my $command (['confirm'], ['ok']) {
    my @check = $command->[0] eq 'ok' ? ('length') : ();
    my $wrong = sub {
        my ($name, $where, $says) = @_;
        l10n_gives("$command->[0]: $name", [@$command, @$where, @check], 2, $stale, '', $says);
    };
    $wrong->('no such language', ['xx', 'http/404', 'gloss'], qr/not translated into 'xx'/);
    $wrong->('English', ['en', 'http/404', 'gloss'], qr/translated from 'en'/);
    $wrong->('no such source', ['es', 'http/405', 'gloss'], qr/is called 'http\/405'/);
    $wrong->('no such text', ['es', 'http/404', 'glos'], qr/has no text 'glos' \(did you mean 'gloss'\?\)/);
    $wrong->('nothing is translated', ['es', 'http/404', 'when_seen'], qr/nothing is translated yet of 'when_seen'/);
    $wrong->('arguments are missing', ['es'], qr/it takes 'LANG ID FIELD/);
}
like((l10n('ok', 'es', 'http/404', 'gloss', 'lenght'))[2], qr/no check 'lenght' \(did you mean 'length'\?\)/, 'ok: no such check');

# An id that the book has not brings the one that was meant; diff changes nothing.
my %meant = ('404' => 'http/404', 'protocol' => 'http/protocol', 'http/440' => 'http/404', 'http/404.yaml' => 'http/404', 'site.yaml' => 'site',
    'codes/http/404.yaml' => 'http/404', 'locales/es/http/404.yaml' => 'http/404', 'locales/en/site.yaml' => 'site', 'HTTP/404' => 'http/404');
like((l10n('diff', 'es', $_))[2], qr/called '\Q$_\E' \(did you mean '\Q$meant{$_}\E'\?\)$/, "an id that was meant: $_") for sort keys %meant;
like((l10n('new', 'es', '404'))[2], qr/did you mean 'http\/404'/, 'new says so too');
write_file("$book/codes/http/404-vs-410.yaml", "summary: |-\n  Gone or not\ninsight: |-\n  Look.\nchoose:\n  '404': |-\n    A.\n  '410': |-\n    B.\n");
like((l10n('diff', 'es', $_))[2], qr/did you mean 'http\/404-vs-410'/, "a pair the other way: $_") for 'http/410-vs-404', '410-vs-404', '404-410', 'http/404-410', 'http/410-404';
unlink "$book/codes/http/404-vs-410.yaml";
like((l10n('diff', 'es', 'zzzzzz'))[2], qr/called 'zzzzzz'$/, 'an id that is near to none');
like((l10n('diff', 'es-MX', 'http/404'))[2], qr/not translated into 'es-MX' \(did you mean 'es'\?\)/, 'a language that was meant');
like((l10n('diff', 'eo', 'http/404'))[2], qr/not translated into 'eo'; 'statusbook l10n add-locale' adds a language/, 'a language that is not there');

# A folder that takes no new file.
SKIP: {
    skip 'root may write everywhere', 2 if $> == 0;
    write_file("$book/$file", $stale);
    chmod 0555, "$book/locales/es/http";
    my ($end, undef, $why) = l10n('confirm', 'es', 'http/404', 'gloss');
    chmod 0755, "$book/locales/es/http";
    like("$end $why", qr/\A3 .*could not write/, 'a folder that cannot be written to');
    is(read_file("$book/$file"), $stale, 'and the file is as it was');
}
done_testing();
