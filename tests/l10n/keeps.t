# A translator's work is never lost. A person edits the files of two languages at random: texts, texts written over the
# English, comments; the English changes, and its files come and go. After each of the commands every word that the person
# wrote still stands below locales/. SEED and ROUNDS in the environment look elsewhere, or for longer.
use strict;
use warnings;
use utf8;
use Test::More;
use Encode qw(decode_utf8 encode_utf8);
use Book;

my $seed   = $ENV{SEED}   || 8486;
my $rounds = $ENV{ROUNDS} || 120;
srand $seed;
note "seed: $seed";

sub one_of { return $_[int rand @_] }
sub lines_of { return split /^/, decode_utf8(read_file($_[0])) }
sub write_lines { my ($path, @lines) = @_; write_file($path, encode_utf8(join '', @lines)) }

my $book = golden_book();
my @languages = ('ja', 'fr');
for my $call (['add-locale', 'fr'], ['new', 'fr', 'http'], ['new', 'fr', 'site'], ['fmt']) {
    my ($status, undef, $errors) = statusbook('-C', $book, 'l10n', @$call);
    is("$status $errors", '0 ', "l10n @$call");
}

# ---- What a person does ----

my $written = 0;

# Words that nobody else writes, and that are no English.
sub words { return 'déjà kept' . ++$written . 'x façon' . $written . 'y' }

sub files { my ($language) = @_; return map { "$book/locales/$language/$_" } grep { $_ !~ /locale\.yaml/ } files_of("$book/locales/$language") }

# The parts of a text from a line `text:` or `en:` on: the line itself, and those that are indented deeper.
sub part_end {
    my ($lines, $at) = @_;
    my ($indent) = $lines->[$at] =~ /^( *)/;
    my $end = $at + 1;
    $end++ while $end < @$lines && ($lines->[$end] =~ /^\s*$/ || $lines->[$end] =~ /^$indent /);
    return $end;
}

sub edit_part {
    my ($language, $part) = @_;
    # The words of the site have places, which a text has to have too.
    my $path = one_of(grep { !/glossary/ && ($part eq 'en' || m{/http/}) } files($language)) // return;
    my @lines = lines_of($path);
    my @at = grep { $lines[$_] =~ /^ +\Q$part\E:/ } 0 .. $#lines;
    return if !@at;
    my $at = one_of(@at);
    my ($indent) = $lines[$at] =~ /^( *)/;
    my $text = words();
    splice @lines, $at, part_end(\@lines, $at) - $at, "$indent$part: |-\n$indent  $text\n";
    write_lines($path, @lines);
}

# The line `text: |-` behind an English of several lines goes, so that the translation becomes a part of that.
sub lose_line {
    my ($language) = @_;
    my $path = one_of(grep { m{/http/} && !/glossary/ } files($language)) // return;
    my @lines = lines_of($path);
    my @at = grep { $lines[$_] =~ /^( *)text: \|-/ && grep { /^\Q$1\Een: \|-/ } @lines[($_ > 2 ? $_ - 2 : 0) .. $_ - 1] } 1 .. $#lines;
    return if !@at;
    splice @lines, one_of(@at), 1;
    write_lines($path, @lines);
}

sub edit_comment {
    my ($language) = @_;
    my $path = one_of(files($language)) // return;
    my @lines = lines_of($path);
    my @at = grep { $lines[$_] =~ /^ *\w+: *(\S.*)?$/ && $lines[$_] !~ /[|>]-?$/ } 0 .. $#lines;
    my $at = @at ? one_of(@at) : 0;
    my ($indent) = ($lines[$at] // '') =~ /^( *)/;
    splice @lines, $at, 0, "$indent# " . words() . "\n";
    write_lines($path, @lines);
}

# The English loses a word, gets one more, or is written anew; the answers of questions stay.
sub edit_english {
    my $path = one_of(map { "$book/codes/http/$_" } grep { /^\d/ } files_of("$book/codes/http"));
    my @lines = lines_of($path);
    my @at = grep { $lines[$_] =~ /^(gloss|summary): \w/ } 0 .. $#lines;
    return if !@at;
    my $at = one_of(@at);
    my ($key, $text) = $lines[$at] =~ /^(\w+): (.*)/;
    my @words = split / /, $text =~ tr/"//dr;
    my $new = one_of(join(' ', @words, 'again'), @words > 2 ? join(' ', @words[1 .. $#words]) : 'Gone', 'Something else entirely ' . int rand 99);
    $lines[$at] = "$key: $new\n";
    write_lines($path, @lines);
}

# A file of the English goes, or comes back.
my %gone;
sub move_english {
    my ($path) = one_of(grep { /-vs-/ } files_of("$book/codes/http")) // return;
    if (%gone && rand() < 0.7) {
        write_file($_, delete $gone{$_}) for keys %gone;
        return;
    }
    $gone{"$book/codes/http/$path"} = read_file("$book/codes/http/$path");
    unlink "$book/codes/http/$path";
}

my @deeds = (
    ['a text', sub { edit_part(one_of(@languages), 'text') }], ['a text', sub { edit_part(one_of(@languages), 'text') }],
    ['over the English', sub { edit_part(one_of(@languages), 'en') }], ['no line', sub { lose_line(one_of(@languages)) }],
    ['a comment', sub { edit_comment(one_of(@languages)) }],
    ['the English', \&edit_english], ['a file of the English', \&move_english],
);

# ---- What the program does ----

sub ids { return map { s/\.yaml$//r } files_of("$book/codes/http") }

sub exchange {
    my ($language) = @_;
    my ($status, $po) = statusbook('-C', $book, 'l10n', 'export', $language);
    return $status if $status;
    write_file("$book/out.po", $po =~ s/^msgstr ""\n(?=\n)/one_of("msgstr \"neuf\"\n", "msgstr \"\"\n")/emgr);
    return (statusbook('-C', $book, 'l10n', 'import', "$book/out.po"))[0];
}

sub l10n { my @call = @_; return sub { (statusbook('-C', $book, 'l10n', map { ref ? $_->() : $_ } @call))[0] } }

my $language = sub { one_of(@languages) };
my $id       = sub { 'http/' . one_of(ids()) };
my $field    = sub { one_of('gloss', 'summary', 'description', 'how_to_fix') };
my @commands = (
    [sync    => l10n('sync')], [sync => l10n('sync', $language)], [fmt => l10n('fmt', $language)],
    [accept  => l10n('accept', '--minor')], [confirm => l10n('confirm', $language, $id, $field)],
    [ok      => l10n('ok', $language, $id, $field, 'length')], [new => l10n('new', $language, 'http')],
    [new     => l10n('new', $language, $id)], [import => sub { exchange(one_of(@languages)) }],
    [export  => l10n('export', $language)], [status => l10n('status')], [todo => l10n('todo', $language)],
    ['add-locale' => l10n('add-locale', 'fr')], [check => l10n('check')], [diff => l10n('diff', $language, $id)],
);

sub kept {
    my %kept;
    for my $path (map { files($_) } @languages) {
        $kept{$_}++ for decode_utf8(read_file($path)) =~ /((?:kept|façon)\d+[xy])/g;
    }
    return %kept;
}

my (@lost, %worked);
for my $round (1 .. $rounds) {
    my @done;
    for (0 .. int rand 3) {
        my $deed = one_of(@deeds);
        $deed->[1]->();
        push @done, $deed->[0];
    }
    my %before  = kept();
    my $command = one_of(@commands);
    my $status  = $command->[1]->();
    $worked{$command->[0]}++ if $status == 0;
    my %after = kept();
    push @lost, "round $round, $command->[0] after @done: " . join ' ', grep { !$after{$_} } sort keys %before
      if grep { !$after{$_} } keys %before;
}
is(join("\n", @lost), '', "in $rounds rounds nothing is lost");
my %kept = kept();
cmp_ok(scalar keys %kept, '>', 20, 'much was written');
cmp_ok($worked{sync} // 0, '>', 3, 'the book is one that commands work on');
my ($status, $out, $errors) = statusbook('-C', $book, 'l10n', 'sync');
is($status, 0, 'and still is') or diag($errors);

done_testing();
