# No edit of the English ever breaks a build by way of a translation. A small book in three languages more is edited at random,
# so that its English alone is valid; each time it is checked and printed, then brought up to date, which a second run of
# sync finds nothing to add to, and checked again. SEED and ROUNDS in the environment look elsewhere, or for longer.
use strict;
use warnings;
use utf8;
use Test::More;
use Encode qw(decode_utf8 encode_utf8);
use Book;

my $seed = $ENV{SEED} || 8486;
my $rounds = $ENV{ROUNDS} || 60;
srand $seed;
note "seed: $seed";

sub chance { return rand() < $_[0] }
sub one_of { return $_[int rand @_] }
sub shuffled { return map { $_->[1] } sort { $a->[0] <=> $b->[0] } map { [rand(), $_] } @_ }

# ---- The English, as a tree: a text is a reference to a string, a map a list of names and values -------------------

my @words = qw(call device answer server again not no busy `GET` `486` MUST 12 3.5 4xx RFC-9110 naïve 終わり);

# One line; what means something to YAML or to Markdown is in it now and then.
sub line {
    my $line = join ' ', map { one_of(@words) } 1 .. 1 + int rand 8;
    $line = one_of('`GET` ', '# ', '- ', '{a} ', '@', '1. ', "'", '"', '| ', '& ', '---', '') . $line if chance(0.3);
    $line =~ s/ /one_of(': ', ' # ', ', ', '; "', " '", ' \\ ', ' {n} ')/e if chance(0.3);
    return $line . one_of('', '.', '?', '!', ':', '…');
}

sub paragraph {
    my $text = ucfirst join ' ', map { one_of(@words) } 1 .. 3 + int rand 12;
    return one_of(
        "A $text.", "A $text:\n\n- one $text\n- two `INVITE`", "Do:\n\n1. A $text.\n2. Wait 30 s.",
        "See [it](https://example.org/$seed?a=b#c) **now**: $text.", "It breaks here: # $text\nand goes on."
    );
}
sub prose { return join "\n\n", map { paragraph() } 1 .. 1 + int rand 3 }
sub text_line { my $text = line(); return {line => $text} }
sub text_prose { my $text = prose(); return {prose => $text} }

# Some names are those of the fields of a translation, or of its map `unused`.
my @names = qw(en text was ok unused label asks answers short says looks gateway later n1 n2 n3);
my %make;
%make = (
    classes => sub { return [[name => text_line()], [about => text_prose()]] },
    participants => \&text_line,
    flow_notes => \&text_line,
    answers => sub { return [[short => text_line()], [says => text_line()]] },
    questions => sub {
        return [[label => text_line()], [asks => text_line()], [kind => 'one'],
            chance(0.3) ? [applies => '{outcome: refused}'] : (),
            [answers => [map { [$_ => $make{answers}->()] } (shuffled(@names))[0 .. 1]]]];
    },
    files => \&edit_files, terms => sub { return [[means => text_line()]] },
);

sub get { my ($map, $name) = @_; return (map { $_->[1] } grep { $_->[0] eq $name } @$map)[0] }

my @protocol = (
    [name => 'HTTP'], [title => text_line()], [about => text_prose()], [sources => '[RFC 9110]'],
    [classes => [map { [$_ => $make{classes}->()] } '4xx', 'en']],
    [participants => [map { [$_ => text_line()] } qw(client server)]],
    [flow_notes => [map { [$_ => text_line()] } qw(looks text)]],
    [questions => [
        [outcome => [[label => text_line()], [asks => text_line()], [kind => 'one'],
            [answers => [map { [$_ => $make{answers}->()] } qw(done refused)]]]],
        map { [$_ => $make{questions}->()] } qw(again text en)]],
);
my @terms = (['header field' => $make{terms}->()], [text => $make{terms}->()]);
my %codes = map { $_ => code() } qw(200 404 410 503 4_x);
my %pairs = map { $_ => pair() } '404-vs-410', '200-vs-503';

sub code {
    return {gloss => text_line(), (map { $_ => text_prose() } qw(description when_seen when_to_use how_to_fix)),
        answers => int rand 2, class => one_of(map { $_->[0] } @{get(\@protocol, 'classes')}), flow => chance(0.5), related => chance(0.5)};
}
sub pair { return {summary => text_line(), insight => text_prose(), lower => text_prose(), higher => text_prose()} }

# The words of the site, which templates name: their texts change, and which of their places they have.
my @site = split /^/, decode_utf8(read_file('locales/en/site.yaml'));
my %extra;

# ---- Writing it -------------------------------------------------------------------------------------------------------

my $quoted = 0;
sub yaml_text {
    my ($text, $indent) = @_;
    my ($value) = values %$text;
    if ($text->{line} && $quoted) {
        return ' "' . $value =~ s/([\\"])/\\$1/gr . "\"\n";
    }
    return " |-\n" . $value =~ s/^(?=.)/$indent  /gmr . "\n";
}
sub yaml {
    my ($map, $indent) = @_;
    my $out = '';
    for my $entry (@$map) {
        my ($name, $value) = @$entry;
        $out .= qq($indent"$name":);
        $out .= ref $value eq 'HASH' ? yaml_text($value, $indent) : ref $value ? "\n" . yaml($value, "$indent  ") : " $value\n";
    }
    return $out;
}

# A code answers what it is asked, whatever the questions are now.
sub facts {
    my ($code) = @_;
    my ($outcome, @facts) = ('');
    for my $question (@{get(\@protocol, 'questions')}) {
        my ($name, $fields) = @$question;
        my $answers = get($fields, 'answers');
        my $answer = $answers->[$code->{answers} % @$answers][0];
        $outcome = $answer if $name eq 'outcome';
        push @facts, [$name => qq("$answer")] if !get($fields, 'applies') || $outcome eq 'refused';
    }
    return \@facts;
}
sub flow {
    my ($id) = @_;
    my ($from, $to) = map { $_->[0] } @{get(\@protocol, 'participants')};
    my @notes = map { "  note $to: $_->[0]\n" } @{get(\@protocol, 'flow_notes')};
    return "flow: |-\n  $from -> $to: GET /\n" . ($notes[0] // '') . "  $to -> $from: $id Phrase $id\n";
}
sub code_yaml {
    my ($id) = @_;
    my $code = $codes{$id};
    my @others = grep { $_ ne $id } sort keys %codes;
    return qq(code: "$id"\nname: Phrase $id\nstatus: current\nsources: [RFC 9110]\nchecked: 2026-11\nclass: $code->{class}\n)
        . yaml([map { [$_ => $code->{$_}] } qw(gloss description when_seen when_to_use how_to_fix)], '')
        . "facts:\n" . yaml(facts($code), '  ') . ($code->{flow} ? flow($id) : '')
        . ($code->{related} && @others ? qq(related: ["$others[0]"]\n) : '');
}
sub pair_yaml {
    my ($id) = @_;
    my ($pair, @two) = ($pairs{$id}, split /-vs-/, $id);
    return yaml([[summary => $pair->{summary}], [insight => $pair->{insight}],
        [choose => [[$two[0] => $pair->{lower}], [$two[1] => $pair->{higher}]]]], '');
}

my $book = with_words('tests/golden/book');
sub write_english {
    unlink glob "$book/codes/http/*";
    my %files = ('protocol' => yaml(\@protocol, ''), @terms ? (glossary => yaml(\@terms, '')) : (),
        (map { $_ => code_yaml($_) } keys %codes), (map { $_ => pair_yaml($_) } keys %pairs));
    write_file("$book/codes/http/$_.yaml", encode_utf8($files{$_})) for keys %files;
    my $extra = yaml([map { [$_ => [[word => $extra{$_}]]] } sort keys %extra], '');
    write_file("$book/locales/en/site.yaml", encode_utf8(join('', @site) . $extra));
}

# ---- Editing it -------------------------------------------------------------------------------------------------------

sub texts_in {
    my ($value) = @_;
    return ref $value eq 'HASH' ? $value : ref $value ? map { texts_in($_->[1]) } @$value : ();
}
sub texts {
    return (texts_in(\@protocol), texts_in(\@terms),
        map { my $part = $_; map { $part->{$_} } grep { ref $part->{$_} } sort keys %$part }
            map { my $parts = $_; map { $parts->{$_} } sort keys %$parts } \%codes, \%pairs);
}
sub edit_text {
    my $text = one_of(texts());
    my ($type) = keys %$text;
    my $value = \$text->{$type};
    if ($type eq 'prose' && chance(0.5)) { $$value = one_of("$$value\n\n" . paragraph(), paragraph() . "\n\n$$value") }
    elsif (chance(0.5)) { $$value = $type eq 'line' ? line() : prose() }
    else { one_of(sub { $$value =~ s/\d+/int rand 99/e }, sub { $$value =~ s/`GET`/`PUT`/ }, sub { $$value =~ s/ not / / },
        sub { $$value =~ s/\.$/!/ })->() }
}

# Adds a name to a map, drops one, gives one another name, or changes their order; some are left.
sub edit_map {
    my ($map, $make, $least, @keep) = @_;
    my %taken = map { $_->[0] => 1 } @$map;
    my @free = grep { !$taken{$_} } @names;
    my @loose = grep { my $name = $map->[$_][0]; !grep { $_ eq $name } @keep } 0 .. $#$map;
    my $what = int rand 4;
    if ($what == 0 && @free) { push @$map, [one_of(@free) => $make->()] }
    elsif ($what == 1 && @loose && @$map > $least) { splice @$map, one_of(@loose), 1 }
    elsif ($what == 2 && @loose && @free) { $map->[one_of(@loose)][0] = one_of(@free) }
    else { @$map = (grep({ my $e = $_->[0]; grep { $_ eq $e } @keep } @$map),
        shuffled(grep { my $e = $_->[0]; !grep { $_ eq $e } @keep } @$map)) }
}
sub edit_questions { edit_map(get(\@protocol, 'questions'), $make{questions}, 1, 'outcome') }
sub edit_answers {
    my $question = one_of(@{get(\@protocol, 'questions')});
    edit_map(get($question->[1], 'answers'), $make{answers}, 1, 'refused');
}
# A text of the protocol goes to another file: a question or an answer is gone, and a term has its words.
sub edit_files {
    my $questions = get(\@protocol, 'questions');
    my @loose = grep { $questions->[$_][0] ne 'outcome' } 0 .. $#$questions;
    my %taken = map { $_->[0] => 1 } @terms;
    my @free = grep { !$taken{$_} && $_ ne 'unused' } @names;
    return if @loose < 2 || !@free;
    my $gone = splice @$questions, one_of(@loose), 1;
    push @terms, [one_of(@free) => [[means => get($gone->[1], 'asks')]]];
}
sub edit_names {
    my $kind = one_of('participants', 'flow_notes');
    edit_map(get(\@protocol, $kind), $make{$kind}, $kind eq 'participants' ? 2 : 1);
}
sub edit_classes {
    edit_map(get(\@protocol, 'classes'), $make{classes}, 2, map { $_->{class} } values %codes);
}
sub edit_codes {
    my ($id, @ids) = (one_of(qw(100 200 404 410 503 4_x x.1)), sort keys %codes);
    if (!$codes{$id}) { $codes{$id} = code() }
    elsif (@ids > 2) {
        delete $codes{$id};
        delete @pairs{grep { grep { $_ eq $id } split /-vs-/ } keys %pairs};
    }
}
sub edit_pairs {
    my ($id) = one_of('200-vs-404', '200-vs-503', '404-vs-410', '410-vs-503');
    if ($pairs{$id}) { delete $pairs{$id} }
    elsif (2 == grep { $codes{$_} } split /-vs-/, $id) { $pairs{$id} = pair() }
}
sub edit_fields {
    my $code = $codes{one_of(sort keys %codes)};
    my $field = one_of('flow', 'related');
    $code->{$field} = !$code->{$field};
    $code->{answers} = int rand 3;
}

# A pattern has some of the places that the program fills, in any order.
my @places = ([qw({protocol} {a} {name_a} {b} {name_b})], [qw({a} {b})], [qw({n} {total})], [qw({protocol} {code} {name})]);
my %places_at;
for my $at (0 .. $#site) {
    for my $known (@places) {
        $places_at{$at} = $known if join(' ', sort $site[$at] =~ /\{\w+\}/g) eq join ' ', sort @$known;
    }
}
sub edit_words {
    if (chance(0.3)) {
        my $name = one_of('en', 'extra', 'text');
        $extra{$name} ? delete $extra{$name} : ($extra{$name} = {line => line() =~ tr/{}//dr});
        return;
    }
    if (chance(0.6)) {
        my $at = one_of(sort { $a <=> $b } keys %places_at);
        my @places = shuffled(@{$places_at{$at}});
        my $text = join ' : ', @places[0 .. int rand @places];
        $site[$at] =~ s/^(  \w+:).*/$1 "$text"/;
        return;
    }
    my $at = one_of(grep { $site[$_] =~ /^  \w+: \w[\w ]+$/ } 0 .. $#site);
    $site[$at] =~ s/(: .*)/$1 @{[int rand 99]}/;
}

# ---- The translations ---------------------------------------------------------------------------------------------------

# What is not translated becomes its English in capitals; tokens, places and addresses stay.
sub capitals {
    my ($text) = @_;
    return join '', map { /^[`{(]/ ? $_ : uc } split /(`[^`\n]*`|\{[^}\n]*\}|\([^)\n]*\))/, $text;
}
sub translate {
    my ($language, $share) = @_;
    for my $file (files_of("$book/locales/$language")) {
        my $path = "$book/locales/$language/$file";
        my $yaml = decode_utf8(read_file($path));
        $yaml =~ s/^( *)en: \|-\n((?:\1  .*\n|\n)+)\1text: ""\n/chance($share) ? "$1en: |-\n$2$1text: |-\n" . capitals($2) : $&/gme;
        write_file($path, encode_utf8($yaml));
    }
}

my %languages = (es => 1, ja => 0.7, ar => 0.4);
my $site_yaml = read_file("$book/site.yaml");
write_file("$book/site.yaml", $site_yaml =~ s/^languages: .*/languages: [en, es, ja, ar]/mr);
unlink map { "$book/locales/$_" } grep { /^ja.*(?<!locale)\.yaml$/ } files_of("$book/locales");
for my $language (keys %languages) {
    write_file("$book/locales/$language/locale.yaml",
        "tag: $language\nname: \"$language\"\ndir: " . ($language eq 'ar' ? 'rtl' : 'ltr') . "\nfallback: [" . ($language eq 'ar' ? 'es, ' : '') . "en]\n");
}

sub new_files {
    for my $id ('site', 'http/protocol', @terms ? 'http/glossary' : (), map({ "http/$_" } sort(keys %codes), sort(keys %pairs))) {
        for my $language (sort keys %languages) {
            next if -e "$book/locales/$language/$id.yaml" || !chance($languages{$language});
            my ($status, undef, $errors) = statusbook('-C', $book, 'l10n', 'new', $language, $id);
            is("$status $errors", '0 ', "a file for $language $id");
        }
    }
    translate($_, $languages{$_}) for sort keys %languages;
}

sub fine {
    my ($what, @command) = @_;
    my ($status, $out, $errors) = statusbook('-C', $book, @command);
    return 1 if $status eq '0';
    fail("$what: @command");
    my $english = read_file("$book/site.yaml");
    write_file("$book/site.yaml", $english =~ s/^languages: .*/languages: [en]/mr);
    my ($alone) = statusbook('-C', $book, 'check');
    write_file("$book/site.yaml", $english);
    diag("it ended with $status, the check of English alone with $alone\n", decode_utf8($out), join '', grep { /error/ } split /^/, decode_utf8($errors));
    return 0;
}

# The translations of a language, each once.
sub written {
    my ($language) = @_;
    my $all = join '', map { decode_utf8(read_file("$book/locales/$language/$_")) } files_of("$book/locales/$language");
    return map { s/^ +//mgr => 1 } $all =~ /^( *)text: \|-\n((?:\1  .*\n|\n)+)/mg;
}

# Runs sync, and finds again what there was.
sub synced {
    my ($what, @some) = @_;
    my %before = map { $_ => {written($_)} } sort keys %languages;
    fine($what, 'l10n', 'sync', @some) or return 0;
    for my $language (sort keys %before) {
        my %after = written($language);
        my @lost = grep { !$after{$_} } sort keys %{$before{$language}};
        fail("$what: $language has lost a text") && diag(@lost) if @lost;
    }
    return 1;
}

binmode Test::More->builder->$_, ':utf8' for 'output', 'failure_output';
# Where a code goes, an address that leads to it is a mistake of the book, and none of a translation.
write_file("$book/site.yaml", read_file("$book/site.yaml") =~ s/^moved:\n(?: .*\n)*//mr);
write_english();
new_files();
fine('before any edit', 'check') or BAIL_OUT('the book of the test is not valid');

my %edits = (text => \&edit_text, questions => \&edit_questions, answers => \&edit_answers, names => \&edit_names,
    classes => \&edit_classes, codes => \&edit_codes, pairs => \&edit_pairs, fields => \&edit_fields, words => \&edit_words,
    terms => sub { edit_map(\@terms, $make{terms}, 1); @terms = grep { $_->[0] ne 'unused' } @terms });
for my $round (1 .. $rounds) {
    my @done = map { one_of(sort(keys %edits), 'text', 'words') } 1 .. 1 + int rand 6;
    $edits{$_}->() for @done;
    $quoted = chance(0.3);
    write_english();
    my $what = "round $round (@done)";
    my @some = chance(0.5) ? () : one_of(sort keys %languages);
    my $fine = fine($what, 'check') && fine($what, 'build', '-q') && synced($what, @some)
        && fine("$what, a second time", 'l10n', 'sync', '--check', @some) && fine("$what, in sync", 'check');
    last if !$fine;
    pass($what);
    new_files() if chance(0.2);
}
done_testing;
