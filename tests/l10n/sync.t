# statusbook l10n sync: today's English beside every translation, and not a byte of the rest changed. Before and after by hand.
use strict;
use warnings;
use Test::More;
use File::Temp 'tempdir';
use Book;

my $book = with_words('tests/diag/base');
unlink "$book/locales/es/site.yaml";
my $file = 'locales/es/http/404.yaml';

# All but the gloss, done.
my $rest = <<'YAML';
description:
  en: |-
    Nothing stands behind the address.
  text: |-
    Nada.
when_seen: {en: "After a mistake in the address.", text: ""}
when_to_use:
  en: 'When you cannot say more.'   # quoted by hand
  text:
how_to_fix:
  en: "Look at the address once more."
  text: |-
    Mire.

YAML

sub synced {
    my ($before, @options) = @_;
    write_file("$book/$file", $before);
    my ($status, $out, $errors) = statusbook('-C', $book, 'l10n', 'sync', @options);
    return (read_file("$book/$file"), $out, $status, $errors);
}

# What sync makes of a file, and what it says; and that a second run does nothing.
sub sync_gives {
    my ($name, $before, $after, $says) = @_;
    my ($unchanged, $planned, $status) = synced($before, '--check');
    is($unchanged, $before, "$name: --check writes nothing");
    is($status, $before eq $after ? 0 : 1, "$name: --check ends with 1 where there is something to do");
    my ($found, $said, $end, $errors) = synced($before);
    is($found, $after, $name);
    is("$end $errors", '0 ', "$name: status, and no complaint");
    my $changed = $before eq $after ? '' : "$file: $says\n";
    is($said, $changed && "${changed}files changed: 1\n", "$name: what it says");
    is($planned, $changed && "${changed}files to change: 1\n", "$name: what --check says");
    is((synced($found))[0], $found, "$name: a second run changes nothing");
}

my $gloss = <<'YAML';
gloss:
  en: |-
    Nothing there
  text: |-
    Nada
YAML
sync_gives('what is done stays', $gloss . $rest, $gloss . $rest);

sync_gives('the English has changed', <<"YAML" . $rest, <<"YAML" . $rest, 'refreshed: 1');
# Of 404.

gloss: # the name in plain words
    # as it was
    en:   "Nothing here"     # plain
    # the term of the glossary
    text:   'Nada por aquí'  # as agreed

YAML
# Of 404.

gloss: # the name in plain words
    was: |-
      Nothing here
    # as it was
    # plain
    en: |-
      Nothing there
    # the term of the glossary
    text:   'Nada por aquí'  # as agreed

YAML

sync_gives('a was stays, however often the English changes', <<"YAML" . $rest, <<"YAML" . $rest, 'refreshed: 1');
gloss:
  was: First
  en: Second
  text: Primero
YAML
gloss:
  was: First
  en: |-
    Nothing there
  text: Primero
YAML

sync_gives('today is that of was again', <<"YAML" . $rest, <<"YAML" . $rest, 'refreshed: 1');
gloss:
  # seen by Ada
  was: Nothing   there   # the first
  en: Something
  text: Nada
YAML
gloss:
  # seen by Ada
  # the first
  en: |-
    Nothing there
  text: Nada
YAML

sync_gives('nothing was translated from the old English', <<"YAML" . $rest, <<"YAML" . $rest, 'refreshed: 1');
gloss:
  en: Nothing is there
  text: ""
YAML
gloss:
  en: |-
    Nothing there
  text: ""
YAML

sync_gives('a translation that was written over the English', <<"YAML" . $rest, <<"YAML" . $rest);
gloss:
  en: Nada por aquí
  text: ""
YAML
gloss:
  en: Nada por aquí
  text: ""
YAML

sync_gives('a map on one line', <<"YAML" . $rest, <<"YAML" . $rest, 'refreshed: 1');
# above
gloss: {en: Old, text: "Nada: de veras"} # behind
# below
YAML
# above
# behind
gloss:
  was: |-
    Old
  en: |-
    Nothing there
  text: |-
    Nada: de veras
# below
YAML

sync_gives('silences without a fingerprint', <<"YAML" . $rest, <<"YAML" . $rest, 'silences: 1');
gloss:
  en: Nothing there
  text: Nada
  ok: [length, identical] # short in Spanish
YAML
gloss:
  en: Nothing there
  text: Nada
  # short in Spanish
  ok: {length: x364a, identical: x364a}
YAML

(my $tight = $rest) =~ s/\n\z//;
sync_gives('what the source no longer has', <<"YAML" . $tight, $gloss . $tight . <<"YAML", 'unused: 2');
# why it was there
status: {en: current, text: vigente}
$gloss
# the old place of the sources
sources:
  # first
  en: |-
    RFC 1

  text: |-
    RFC uno
  # last
YAML
unused:
  # why it was there
  status: {en: current, text: vigente}

  # the old place of the sources
  sources:
    # first
    en: |-
      RFC 1

    text: |-
      RFC uno
    # last
YAML

sync_gives('what the source no longer has, and nobody has translated', <<"YAML" . $tight, "$gloss\n" . <<"YAML" . $tight . <<"YAML2", 'unused: 2, dropped: 3');
$gloss
gone: {en: This is what the page was., text: ""}
label: # why there is none
  en: Nothing there
  text:
over: {en: Nada por aquí, text: ""}
silent: {en: This is it., text: "", ok: [length]}
unused:
  old: {summary: {en: The old one., text: ""}}
YAML
# why there is none
YAML
unused:
  over: {en: Nada por aquí, text: ""}
  silent: {en: This is it., text: "", ok: [length]}
YAML2

sync_gives('what the source has again', $rest . <<"YAML", <<"YAML" . $rest . "# of mine\n", 'refreshed: 1, restored: 1');
unused: # of mine
  gloss:
    en: |-
      Nothing here
    # mine
    text: |-
      Nada
YAML
gloss:
  was: |-
    Nothing here
  en: |-
    Nothing there
  # mine
  text: |-
    Nada
YAML

sync_gives('what the source has by another name', <<"YAML" . $rest, <<"YAML" . $rest, 'followed: 1');
# why it is called so
name:
  en: Nothing there
  # mine
  text: Nada # short
YAML
# why it is called so
gloss:
  en: Nothing there
  # mine
  text: Nada # short
YAML
sync_gives('that of which two may be meant', $gloss =~ s/Nada/""/r =~ s/\|-\n *""/""/r . $tight . <<"YAML", $gloss =~ s/Nada/""/r =~ s/\|-\n *""/""/r . $tight . <<"YAML2", 'unused: 2');
label: {en: Nothing there, text: Nada}
name: {en: Nothing there, text: No hay}
YAML
unused:
  label: {en: Nothing there, text: Nada}
  name: {en: Nothing there, text: No hay}
YAML2
sync_gives('another text than that with this English', $gloss . $tight . <<"YAML", $gloss . $tight . <<"YAML2", 'unused: 1');
name: {en: Nothing there, text: No hay}
YAML
unused:
  name: {en: Nothing there, text: No hay}
YAML2
sync_gives('what the source has again where an empty text stands', <<"YAML" . $tight . <<"YAML2", <<"YAML3" . $tight, 'refreshed: 1, restored: 1');
# to do
gloss:
  en: Nothing there
  text: ""
YAML
unused:
  gloss: {was: Nothing, en: Nothing here, text: Nada}
YAML2
# to do
gloss:
  was: Nothing
  en: |-
    Nothing there
  text: Nada
YAML3
sync_gives('of two that were kept, that of today', $tight . <<"YAML", <<"YAML2" . $tight . <<"YAML3", 'followed: 1');
unused:
  gloss: {en: Nothing here, text: Nada por aquí}
  gloss_2: {en: Nothing there, text: Nada}
YAML
gloss:
  en: |-
    Nothing there
  text: Nada
YAML2
unused:
  gloss: {en: Nothing here, text: Nada por aquí}
YAML3

sync_gives('what is missing, in the order of the source', <<"YAML", <<"YAML", 'added: 3');
# A file of mine.

# the description
description: {en: Nothing stands behind the address., text: ""}
# the end
how_to_fix: {en: Look at the address once more., text: ""}
# that is all
YAML
# A file of mine.

gloss:
  en: |-
    Nothing there
  text: ""
# the description
description: {en: Nothing stands behind the address., text: ""}
when_seen:
  en: |-
    After a mistake in the address.
  text: ""
when_to_use:
  en: |-
    When you cannot say more.
  text: ""
# the end
how_to_fix: {en: Look at the address once more., text: ""}
# that is all
YAML

# Line ends, and the end of the file.
my $old = "gloss:\n  en: Old\n  text: |-\n    Nada\n";
my $new = "gloss:\n  was: |-\n    Old\n  en: |-\n    Nothing there\n  text: |-\n    Nada\n";
(my $crlf_old = $old . $rest) =~ s/\n/\r\n/g;
(my $crlf_new = $new . $rest) =~ s/\n/\r\n/g;
sync_gives('CRLF', $crlf_old, $crlf_new, 'refreshed: 1');
sync_gives('a byte order mark', "\xEF\xBB\xBF$old$rest", "\xEF\xBB\xBF$new$rest", 'refreshed: 1');
sync_gives('no line end at the end', $rest . substr($old, 0, -1), $rest . substr($new, 0, -1), 'refreshed: 1');
(my $without = $rest) =~ s/when_seen: .*\n//;
(my $open = "$gloss$without") =~ s/\n+\z//;
my ($seen) = $rest =~ /(when_seen: .*\n)/;
(my $closed = "$gloss$rest") =~ s/\n+\z//;
$closed =~ s/\Q$seen\E/when_seen:\n  en: |-\n    After a mistake in the address.\n  text: ""\n/;
sync_gives('no line end at the end, and something above is added', $open, $closed, 'added: 1');
my ($last) = $rest =~ /(how_to_fix:.*)/s;
(my $short = "$gloss$rest") =~ s/\Q$last\E\z//;
chomp $short;
sync_gives('no line end at the end, and something is added there', $short,
    "$short\nhow_to_fix:\n  en: |-\n    Look at the address once more.\n  text: \"\"", 'added: 1');

sync_gives('blank lines behind blocks', <<'YAML' . $rest, <<'YAML' . $rest, 'refreshed: 1');
gloss:
  en: |-
    Old


  text: |-
    Nada



YAML
gloss:
  was: |-
    Old
  en: |-
    Nothing there


  text: |-
    Nada



YAML

# A language of its own, the mode of a file, and no other file.
write_file("$book/locales/pt/locale.yaml", "tag: pt\nname: P\ndir: ltr\n");
write_file("$book/site.yaml", "format: 1\nbase_url: https://codes.example.org/\nlanguages: [en, es, pt]\nprotocols: [http]\n");
write_file("$book/locales/pt/http/404.yaml", "$old$rest");
write_file("$book/$file", "$old$rest");
chmod 0640, "$book/$file";
my $before = tree_of("$book/locales");
is((statusbook('-C', $book, 'l10n', 'sync', 'es'))[0], 0, 'sync of one language');
my $after = tree_of("$book/locales");
is(join(' ', grep { $before->{$_} ne ($after->{$_} // '') } sort keys %$before), 'es/http/404.yaml', 'one file is changed');
is(join(' ', sort keys %$after), join(' ', sort keys %$before), 'nothing is left behind');
is((stat "$book/$file")[2] & 07777, 0640, 'the mode of the file stays');
rename "$book/$file", "$book/elsewhere.yaml";
write_file("$book/elsewhere.yaml", "$old$rest");
symlink '../../../elsewhere.yaml', "$book/$file";
my ($refused, undef, $why) = statusbook('-C', $book, 'l10n', 'sync', 'es');
is($refused, 3, 'sync of a link');
like($why, qr{could not write '\Q$file\E': '\Q$file\E' is a symbolic link, which is not followed; move it away$}m, 'it is named');
ok(-l "$book/$file", 'it stays');
is(read_file("$book/elsewhere.yaml"), "$old$rest", 'what it leads to is as it was');
unlink "$book/$file";

# A mistake in the files of another language hinders nobody.
write_file("$book/locales/pt/http/404.yaml", "gloss:\n\ttext: Nada\n");
write_file("$book/$file", "$old$rest");
for my $call (['status', 'es'], ['fmt', 'es'], ['export', 'es'], ['confirm', 'es', 'http/404', 'gloss'], ['sync', 'es']) {
    my ($ends, undef, $complained) = statusbook('-C', $book, 'l10n', @$call);
    is("$ends$complained", '0', "@$call beside a broken file of another language");
}
my ($broken, undef, $named) = statusbook('-C', $book, 'l10n', 'sync');
is($broken, 1, 'where all languages are meant');
like($named, qr{^locales/pt/http/404\.yaml:2:1: error: }m, 'it is said');
is((statusbook('-C', $book, 'l10n', 'sync', 'pt'))[0], 1, 'as where that language is');

# A book with errors is not touched.
write_file("$book/locales/pt/http/404.yaml", "$old$rest");
write_file("$book/codes/http/410.yaml", "code: \"410\"\n");
my ($status, $out, $errors) = statusbook('-C', $book, 'l10n', 'sync');
is($status, 1, 'a book with errors: status');
like($errors, qr{^codes/http/410\.yaml: error: missing field}m, 'and it says which');
is(read_file("$book/locales/pt/http/404.yaml"), "$old$rest", 'nothing is changed');
is((statusbook('-C', $book, 'l10n', 'sync', 'xx'))[0], 1, 'nor looked at');
# Where the source has nothing any more of what a file has, what is new stands above it at once.
$book = with_words('tests/diag/base');
my ($renamed) = synced("gone: {en: Gone, text: Nada}\n");
like($renamed, qr/^gloss:.*^unused:/ms, 'what is unused stands below what is new');
is((synced($renamed))[0], $renamed, 'and a second run changes nothing');

# Where a map has another name by now, its texts follow, and no comment is lost.
my $map = 'locales/es/http/protocol.yaml';
write_file("$book/$map", "questions:\n  # of the page\n  kept_by: # once\n    # agreed\n    label: {en: Kept, text: Guardada}\n");
my ($end, $follows) = statusbook('-C', $book, 'l10n', 'sync', 'es');
is($end, 0, 'a map by another name: status');
like($follows, qr/^\Q$map\E: added: \d+, followed: 1$/m, 'its text follows');
my $there = read_file("$book/$map");
like($there, qr/^  kept:\n.*    label: \{en: Kept, text: Guardada\}\n/ms, 'to its place');
like($there, qr/$_/, "the comment '$_' stays") for '# of the page', '# once', '# agreed';
unlike($there, qr/^unused:/m, 'nothing is unused');
is((statusbook('-C', $book, 'l10n', 'sync', 'es'))[1], '', 'and a second run changes nothing');

# A word that an answer to another question has in common is not followed; all of a question with another name is.
my $known = "short: {en: unknown, text: desconocido}";
for (['another question', 'Nobody has measured it.', 'unused: 2'], ['a question by another name', 'Nobody says what became of the page.', 'followed: 2']) {
    my ($name, $says, $told) = @$_;
    write_file("$book/$map", "questions:\n  measured:\n    answers:\n      unknown:\n        $known\n        says: {en: $says, text: Nadie lo dice.}\n");
    (undef, $follows) = statusbook('-C', $book, 'l10n', 'sync', 'es');
    like($follows, qr/^\Q$map\E: added: \d+, $told$/m, "$name: what it says");
    my ($used) = read_file("$book/$map") =~ /\A(.*?)(?:^unused:|\z)/ms;
    is($used =~ /\Q$known\E/ ? 'followed' : 'unused', $told =~ s/:.*//r, "$name: where the word stands");
}

# A text that is a map of texts by now is in its way no longer. A long one follows though its field and its map have other names; a short one may be there by chance.
for (['a long one', 'The name of the method that the client sends is meant here.', 'unused: 1, followed: 1'], ['a short one', 'The name of it.', 'unused: 1']) {
    my ($name, $says, $told) = @$_;
    my $moved = with_words('tests/diag/base');
    my $source = read_file("$moved/codes/http/404.yaml");
    write_file("$moved/codes/http/protocol.yaml", read_file("$moved/codes/http/protocol.yaml") . "readers:\n  client: For the client\n");
    write_file("$moved/codes/http/404.yaml", $source =~ s/^how_to_fix: \|-\n.*\n/how_to_fix:\n  client: |-\n    $says\n/mr);
    write_file("$moved/locales/es/http/404.yaml", "how_to_fix:\n  en: |-\n    $says\n  text: |-\n    Es esto.\n");
    my (undef, $said) = statusbook('-C', $moved, 'l10n', 'sync', 'es');
    like($said, qr{^locales/es/http/404\.yaml: .*\Q$told\E$}m, "$name by another way: what it says");
    like(read_file("$moved/locales/es/http/404.yaml"), $told =~ /followed/ ? qr/^  client:\n    en: .*\n.*\n    text: \|-\n +Es esto/m : qr/^unused:\n.*Es esto/ms, "$name by another way: the file");
}

my $single = with_words('tests/diag/base');
write_file("$single/locales/es/http/404.yaml", "how_to_fix:\n  client:\n    en: |-\n      Look at the address once more.\n    text: |-\n      Mire.\n");
like((statusbook('-C', $single, 'l10n', 'sync', 'es'))[1], qr{^locales/es/http/404\.yaml: .*unused: 1$}m, 'a map that is a text by now is in its way no longer');
like(read_file("$single/locales/es/http/404.yaml"), qr/^unused:\n  how_to_fix:\n    client:\n.*Mire\.\n\z/ms, 'and is kept');
is((statusbook('-C', $single, 'check'))[0] . (statusbook('-C', $single, 'l10n', 'sync', 'es'))[1], '0', 'a second run changes nothing');

# A translation follows to another file, also to one that is not there yet; a short one alone where its field and its map are
# called the same, and none where two can be meant or somebody has written already.
my $english = 'A page that was taken away, and does not come back.';
sub term { my ($name, $en, $text) = @_; return "$name:\n  means:\n    en: |-\n      $en\n" . ($text ? "    text: |-\n      $text\n" : qq(    text: ""\n)) }
sub terms { return join '', map { "$_->[0]:\n  means: $_->[1]\n" } @_ }
for my $case (
    ['a long text', [['gone', $english]], "classes:\n  gone_for_good:\n    about:\n      was: |-\n        A page.\n      en: |-\n        $english\n      text: |-\n        Ya no está. # de veras\n      ok: [length]\n", 1],
    ['a short one of the same name', [['gone', 'It went.']], 'lost:' . (term('gone', 'It went.', 'Se fue.') =~ s/^/  /gmr =~ s/\A  /\n  /r), 1],
    ['a short one of another', [['gone', 'It went.']], 'lost:' . (term('left', 'It went.', 'Se fue.') =~ s/^/  /gmr =~ s/\A  /\n  /r), 0],
    ['one that two can have', [['gone', $english], ['left', $english]], term('lost', $english, 'Ya no está.'), 0],
    ['one that somebody has written', [['gone', $english]], term('lost', $english, 'Ya no está.'), 0, term('gone', $english, 'Hecho.')],
    ['two of one English', [['gone', $english]], term('lost', $english, 'Ya no está.') . term('left', $english, 'Se ha ido.'), 0],
) {
    my ($name, $terms, $translation, $follows, $there) = @$case;
    my $files = with_words('tests/diag/base');
    my ($from, $to) = map { "$files/locales/es/http/$_.yaml" } 'protocol', 'glossary';
    write_file("$files/codes/http/glossary.yaml", terms(@$terms));
    write_file($from, "# Ours.\n$translation");
    write_file($to, $there) if $there;
    my ($status, $said, $errors) = statusbook('-C', $files, 'l10n', 'sync', 'es');
    is("$status$errors", '0', "$name: status");
    my $text = ($translation =~ /(Ya no está.*|Se fue\.)/)[0];
    my ($given, $taken) = (read_file($from), -e $to ? read_file($to) : '');
    is($taken =~ /\Q$text\E/ ? 1 : 0, $follows, "$name: whether it is in the other file");
    is($given =~ /\Q$text\E/ ? 0 : 1, $follows, "$name: and not in its own any more");
    like($given, qr/^ *# Ours\.$/m, "$name: its comment stays");
    is((statusbook('-C', $files, 'l10n', 'sync', '--check', 'es'))[1], '', "$name: a second run changes nothing");
    next if $name ne 'a long text';
    like($said, qr{^locales/es/http/glossary\.yaml: followed: 1\nlocales/es/http/protocol\.yaml: moved: 1\nfiles changed: \d+\n\z}m, 'what it says');
    my %changed = map { $_ => 1 } $said =~ /^(locales\S+):/mg;
    is(($said =~ /files changed: (\d+)/)[0], keys %changed, 'a file that is written twice is counted once');
    like($taken, qr/\Agone:\n  means:\n    was: \|-\n      A page\.\n    en: .*text: \|-\n      Ya no está\. # de veras\n    ok: \{length: x[0-9a-f]+\}\n\z/s, 'all that it says has followed');
    unlike($given, qr/^unused:/m, 'and nothing is left of it');
}

# Where the other file cannot be written, nothing is taken out of its own.
{
    my $files = with_words('tests/diag/base');
    write_file("$files/codes/http/glossary.yaml", terms(['gone', $english]));
    write_file("$files/locales/es/http/protocol.yaml", term('lost', $english, 'Ya no está.'));
    write_file("$files/elsewhere", '');
    symlink '../../../elsewhere', "$files/locales/es/http/glossary.yaml" or die "$files: $!\n";
    my ($status) = statusbook('-C', $files, 'l10n', 'sync', 'es');
    is($status, 3, 'a file that cannot be written is a failure');
    like(read_file("$files/locales/es/http/protocol.yaml"), qr/Ya no está\./, 'and what would follow to it stays');
}

# Of two maps of one name, one of them kept since long, the other is no other text of it.
my $names = with_words('tests/diag/base');
write_file("$names/locales/es/http/protocol.yaml", <<'YAML');
questions:
  kept_by:
    label: {en: Kept, text: Guardada}
    asks: {en: "Was the page taken away?", text: "¿Se quitó la página?"}
unused:
  questions:
    kept_by:
      asks: {en: Who keeps it?, text: "¿Quién la guarda?"}
YAML
like((statusbook('-C', $names, 'l10n', 'sync', 'es'))[1], qr/followed: 2$/m, 'what is kept of another map of the name is in nobody\'s way');

done_testing();
