# statusbook l10n fmt: canonical style without the loss of a comment. Before and after by hand.
use strict;
use warnings;
use Test::More;
use Book;

my $book = with_words('tests/diag/base');
unlink "$book/locales/es/site.yaml";
my $file = 'locales/es/http/404.yaml';

sub fmt_gives {
    my ($name, $before, $after) = @_;
    write_file("$book/$file", $before);
    my ($status, $planned) = statusbook('-C', $book, 'l10n', 'fmt', '--check');
    is(read_file("$book/$file"), $before, "$name: --check writes nothing");
    is("$status $planned", $before eq $after ? '0 ' : "1 $file\nfiles to change: 1\n", "$name: what --check says");
    my ($end, $said, $errors) = statusbook('-C', $book, 'l10n', 'fmt', 'es');
    is(read_file("$book/$file"), $after, $name);
    is("$end $said$errors", $before eq $after ? '0 ' : "0 $file\nfiles changed: 1\n", "$name: status");
    statusbook('-C', $book, 'l10n', 'fmt');
    is(read_file("$book/$file"), $after, "$name: a second run changes nothing");
}

my $canonical = <<'YAML';
# Of 404.

# the gloss
gloss:
  was: |-
    Nothing
  # once more
  en: |-
    Nothing there
  text: |-
    Nada
  ok: {length: x364a}
  # behind it
description:
  en: |-
    Nothing stands behind the address.
  text: |-
    Nada.

    - Nada más.
when_seen:
  en: |-
    After a mistake in the address.
  text: ""
unused:
  name:
    en: |-
      Not Found
    text: |-
      No hay
    ok: [length]
# the end
YAML
fmt_gives('what is canonical stays', $canonical, $canonical);
fmt_gives('canonical with CRLF', map { s/\n/\r\n/gr } $canonical, $canonical);
fmt_gives('canonical without a line end at the end', map { s/\n\z//r } $canonical, $canonical);

fmt_gives('all that hands do', <<'YAML', $canonical);


# Of 404.



unused: {name: {text: No hay, en: Not Found, ok: [length]}}
description:
        text: |
            Nada.

            - Nada más.

        en:   "Nothing stands behind the address."
"when_seen":
    en: After a
      mistake in the
      address.
    text:
# the gloss
gloss:
 ok: {length: x364a}
 was: 'Nothing'


 # once more
 en: >-
   Nothing
   there
 text: Nada
 # behind it
# the end


YAML

fmt_gives('comments wherever they may stand', <<'YAML', <<'YAML');
gloss: # one
    # two
    en: # three
        "Nothing # there" # four
          # five
    text: |- # six
      Nada # de nada
     # seven
      # eight

    # nine
description: { # ten
   en: "Nothing # stands", # eleven
   # twelve
   text: "", ok: [ "thirteen", # fourteen
   ] } # fifteen
 # sixteen
# seventeen
YAML
# one
gloss:
  # two
  # three
  # four
  # five
  en: |-
    Nothing # there
  # six
  # seven
  # eight
  text: |-
    Nada # de nada
  # nine
# ten
# eleven
# twelve
# fourteen
# fifteen
# sixteen
description:
  en: |-
    Nothing # stands
  text: ""
  ok: [thirteen]
# seventeen
YAML

fmt_gives('a text that needs its indentation told', <<'YAML', <<'YAML');
gloss: {en: Nothing there, text: "  Nada"}
YAML
gloss:
  en: |-
    Nothing there
  text: |2-
      Nada
YAML
done_testing();
