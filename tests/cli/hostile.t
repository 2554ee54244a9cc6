# Files of a book that are made to cost: each ends soon, with messages, at a limit, or as it should. What they cost is
# held in processor time against a small file of the same kind.
use strict;
use warnings;
use Test::More;
use File::Temp 'tempdir';
use Book;

# The processor time of a check, in seconds, and its status. At each strstr the sanitizer would look for the end of the text.
sub cost_of {
    my ($book, @command) = @_;
    my @before = times;
    my ($status, undef, $errors) = statusbook({ASAN_OPTIONS => 'intercept_strstr=0'}, '-C', $book, @command);
    my @after = times;
    return ($after[2] + $after[3] - $before[2] - $before[3], $status, $errors);
}

sub edit {
    my ($book, $file, $change) = @_;
    local $_ = -e "$book/$file" ? read_file("$book/$file") : '';
    $change->();
    write_file("$book/$file", $_);
}

sub append { my ($file, $text) = @_; return sub { my ($book, $n) = @_; edit($book, $file, sub { $_ .= $text->($n) }) } }

# The n-th of names that have one hash in GLib, which is the same in each run.
sub alike { my ($n) = @_; return join '', map { $n >> $_ & 1 ? 'FY' : 'Ez' } 0 .. 16 }

my $code = 'codes/http/404.yaml';
my $long = 'Document ' x 4;
# Texts of a code that have n things, and others than their English.
sub compared {
    my ($thing) = @_;
    return sub {
        my ($book, $n) = @_;
        my ($en, $text) = map { my $from = $_; join ' ', map { $thing->($from + $_) } 10000 .. 9999 + $n } 0, $n;
        write_file("$book/locales/es/http/404.yaml", join '', map { "$_:\n  en: |-\n    $en\n  text: |-\n    $text\n" } 'gloss', 'description', 'when_seen', 'when_to_use', 'how_to_fix');
    };
}

my @cases = (
    ['wrong lines of a flow', 20000, sub { my ($book, $n) = @_; edit($book, $code, sub { s/^flow:.*?(?=^\S|\z)//ms; $_ .= "flow: |-\n" . "  nonsense\n" x $n }) }, 'check', 1],
    ['a list that is too long', 40000, sub { my ($book, $n) = @_; edit($book, $code, sub { s/^related:.*?(?=^\S|\z)//ms; $_ .= 'related: [' . join(', ', map { "x$_" } 1 .. $n) . "]\n" }) }, 'check', 1],
    ['wrong ids in one line', 1000, sub { my ($book, $n) = @_; edit($book, $code, sub { s/^related:.*?(?=^\S|\z)//ms; $_ .= 'related: [' . join(', ', map { "x$_" } 1 .. $n) . "]\n" }) }, 'check', 0],
    ['wrong ids of many codes', 200, sub { my ($book, $n) = @_; my $text = read_file("$book/$code"); my $ids = join ', ', map { "x$_" } 1 .. 1000;
        write_file("$book/codes/http/c$_.yaml", $text =~ s/^code: .*/code: c$_/mr =~ s/^related: .*/related: [$ids]/mr) for 1 .. $n }, 'check', 0],
    ['wrong ids of thousands of codes', 2500, sub { my ($book, $n) = @_; my $text = read_file("$book/$code"); my $ids = join ', ', map { "x$_" } 1 .. 120;
        write_file("$book/codes/http/c$_.yaml", $text =~ s/^code: .*/code: c$_/mr =~ s/^related: .*/related: [$ids]/mr =~ s/^\w+: \|-\n(?:  .*\n)+//mgr) for 1 .. $n }, 'check', 1],
    ['terms that name each other', 5000, sub { my ($book, $n) = @_; my @see = map { "t" . ($n - $_) } 1 .. 33;
        write_file("$book/codes/http/glossary.yaml", join '', map { my $own = "t$_"; "$own:\n  means: T.\n  source: RFC 1\n  see: [" . join(", ", grep { $_ ne $own } @see) . "]\n" } 1 .. $n) }, 'check', 0],
    ['documents and as many sources', 1000, sub { my ($book, $n) = @_; append('codes/http/protocol.yaml', sub { "documents:\n" . join '', map { "  $long$_: ~\n" } 1 .. $_[0] })->($book, $n);
        edit($book, $code, sub { s/^sources: .*/'sources: [' . join(', ', map { "${long}x$_" } 1 .. $n) . ']'/me }) }, 'check', 0],
    ['tokens of many questions', 60, sub { my ($book, $n) = @_; my $tokens = join ', ', map { "t$_" } 1 .. 1000;
        edit($book, 'codes/http/protocol.yaml', sub { s/^questions:\n/"questions:\n" . join '', map { "  tokens$_: {label: L$_, asks: A?, kind: tokens}\n" } 1 .. $n/me });
        edit($book, $code, sub { s/^facts:\n/"facts:\n" . join '', map { "  tokens$_: [$tokens]\n" } 1 .. $n/me }) }, 'check', 0],
    ['a text that is too long', 3000000, append($code, sub { 'keywords: ' . 'a, ' x ($_[0] / 3) . "a\n" }), 'check', 1],
    ['lines before what is wrong', 1900000, append($code, sub { "#\n" x $_[0] . join '', map { "unknown$_: a\n" } 1 .. 1000 }), 'check', 1],
    ['lines before what is wrong in a template', 1000000, append('templates/pair.mustache', sub { "{{!\n}}" x ($_[0] / 10) . "{{wrong}}\n" x 1000 }), 'check', 1],
    ['addresses in the style', 200000, append('templates/assets/style.css', sub { 'a{b:url(x)}' x $_[0] }), 'check', 1],
    ['addresses in the style that do not end', 300000, append('templates/assets/style.css', sub { 'url(@import' x $_[0] }), 'check', 0],
    ['addresses in a template', 100000, append('templates/pair.mustache', sub { '<a href="nowhere">x</a>' x $_[0] }), 'check', 1],
    ['lines before what is wrong in PO', 10000000, append('x.po', sub { qq(msgid ""\nmsgstr "Language: es\\n"\n) . "#\n" x $_[0] . "wrong\n" x 1000 }), 'l10n import x.po', 1],
    ['entries of PO that no text takes', 100000, append('x.po', sub { qq(msgid ""\nmsgstr "Language: es\\n"\n\n) . join '', map { qq(msgctxt "x$_"\nmsgid "a"\nmsgstr "b"\n\n) } 1 .. $_[0] }), 'l10n import x.po', 1],
    ['flags of PO', 8000000, append('x.po', sub { qq(msgid ""\nmsgstr "Language: es\\n"\n\n#, ) . ', ' x $_[0] . qq(\nmsgctxt "x"\nmsgid "a"\nmsgstr "b"\n) }), 'l10n import x.po', 1],
    ['escapes of PO that are unknown', 1000000, append('x.po', sub { qq(msgid ""\nmsgstr "Language: es\\n"\n\nmsgid ") . '\\q' x $_[0] . qq("\nmsgstr "b"\n) }), 'l10n import x.po', 1],
    ['tags in a line', 40000, append('templates/pair.mustache', sub { '{{wrong}}' x $_[0] }), 'check', 1],
    ['ends of sections', 300000, append('templates/pair.mustache', sub { '{{/x}}' x $_[0] }), 'check', 1],
    ['blocks of a parent whose names have one hash', 40000, sub { my ($book, $n) = @_; write_file("$book/templates/parent.mustache", '{{$a}}{{/a}}');
        edit($book, 'templates/pair.mustache', sub { $_ .= '{{<parent}}' . join('', map { my $name = alike($_); "{{\$$name}}{{/$name}}" } 1 .. $n) . '{{/parent}}' }) }, 'check', 1],
    ['partials whose names have one hash', 60000, append('templates/pair.mustache', sub { join '', map { '{{>' . alike($_) . '}}' } 1 .. $_[0] }), 'check', 1],
    ['partials of partials that are wrong', 20, sub { my ($book, $n) = @_; edit($book, 'templates/pair.mustache', sub { $_ .= '{{>p1}}' });
        write_file("$book/templates/p$_.mustache", ('{{>p' . ($_ + 1) . '}}') x 2 . '{{>none}}' ) for 1 .. $n; write_file("$book/templates/p" . ($n + 1) . '.mustache', '{{#endless}}{{/endless}}') }, 'check', 1],
    ['quotes in quotes', 30000, sub { my ($book, $n) = @_; edit($book, $code, sub { s/^description: \|-\n/"description: |-\n  " . '>' x $n . "\n"/me or die }) }, 'check', 1],
    ['places of a pattern', 30000, sub { my ($book, $n) = @_; edit($book, 'locales/en/site.yaml', sub { s/^(  \w+): (\S.*)$/"$1: '" . '{x}' x $n . "'"/me or die }) }, 'check', 1],
    ['a list', 1000000, append($code, sub { 'also: [' . 'a,' x $_[0] . "a]\n" }), 'check', 1],
    ['fields', 100000, append($code, sub { join '', map { "unknown$_: a\n" } 1 .. $_[0] }), 'check', 1],
    ['keys twice', 100000, append($code, sub { "twice: a\n" x $_[0] }), 'check', 1],
    ['pages that moved', 2000, append('site.yaml', sub { "moved:\n" . join '', map { "  http/x$_: http/404\n" } 1 .. $_[0] }), 'check', 1],
    ['a chain of pages that moved', 20000, append('site.yaml', sub { "moved:\n" . join '', map { "  http/x$_: http/x" . ($_ + 1) . "\n" } 1 .. $_[0] }), 'check', 1],
    ['classes', 5000, append('codes/http/protocol.yaml', sub { "classes:\n" . join '', map { "  c$_:\n    codes: $_-$_\n    name: C$_\n    about: |-\n      It is $_.\n" } 1 .. $_[0] }), 'check', 1],
    ['codes that answer alike', 2000, sub { my ($book, $n) = @_; my $text = read_file("$book/$code"); write_file("$book/codes/http/c$_.yaml", $text =~ s/^code: .*/code: c$_/mr) for 1 .. $n }, 'check', 0],
    ['forms of a term', 1000, sub { my ($book, $n) = @_; write_file("$book/locales/es/glossary.yaml", "field:\n  use: campo\n  forms: [" . join(', ', map { "f$_*" } 1 .. $n) . "]\n") }, 'l10n check', 0],
    ['terms of a language that is only counted', 9600, sub { my ($book, $n) = @_; write_file("$book/codes/http/glossary.yaml", join '', map { "t$_:\n  means: T.\n  source: RFC 1\n" } 1 .. $n);
        write_file("$book/locales/es/http/glossary.yaml", "t$n:\n  means:\n    text: x\n" x (12 * $n)) }, 'build -q --lang en', 0],
    ['letters without width on a badge', 15000, sub { my ($book, $n) = @_; my $text = 'a' . "\xCC\x80" x $n . 'W' x 60; append('site.yaml', sub { "cards: codes\n" })->($book, $n);
        edit($book, $code, sub { s/^name: .*/name: $text/m or die; s/^gloss: .*/gloss: $text/m or die }) }, 'build -q', 0],
    ['notes on codes that are not there, beside aliases', 2000, sub {
        my ($book, $n) = @_;
        my $code = read_file("$book/codes/http/404.yaml");
        write_file("$book/codes/http/404.yaml", $code . 'aliases: [' . join(', ', map { "a$_" } 1 .. 3 * $n) . "]\n");
        write_file("$book/codes/http/z$_-vs-zz$_.yaml", "summary: |-\n  x\n") for 1 .. $n;
    }, 'check', 1],
    ['numbers of two protocols whose codes are related', 2000, sub {
        my ($book, $n) = @_;
        my ($protocol, $text) = map { read_file("$book/codes/http/$_") } 'protocol.yaml', '404.yaml';
        edit($book, 'site.yaml', sub { s/\[http\]/[http, zip]/ or die });
        write_file("$book/codes/zip/protocol.yaml", $protocol =~ s/^name: .*/name: ZIP/mr);
        $text =~ s/^related: .*\n//m;
        for my $i (1 .. $n) {
            write_file("$book/codes/http/h$i.yaml", $text =~ s/^code: .*/code: h$i\nnumber: @{[1000 + $i]}/mr);
            write_file("$book/codes/zip/z$i.yaml", $text =~ s/^code: .*/code: z$i\nnumber: @{[10000 + $i]}/mr);
            write_file("$book/codes/across/http.h$i-vs-zip.z$i.yaml", "kinds: [nearest]\nsource: [RFC 9110]\n");
        }
    }, 'check', 0],
    ['relations between many protocols', 3000, sub {
        my ($book, $n) = @_;
        my ($protocol, $text) = map { read_file("$book/codes/http/$_") } 'protocol.yaml', '404.yaml';
        my (@ids, $left) = ('http');
        for ($left = $n; $left > 0; $left -= $#ids) {
            my $id = sprintf 'p%03d', scalar @ids;
            write_file("$book/codes/$id/protocol.yaml", $protocol =~ s/^name: .*/name: \U$id/mr);
            write_file("$book/codes/$id/404.yaml", $text =~ s/^related: .*\n//mr);
            write_file("$book/codes/across/$_.404-vs-$id.404.yaml", "kinds: [nearest]\nsource: [RFC 9110]\n") for @ids;
            push @ids, $id;
        }
        edit($book, 'site.yaml', sub { s/\[http\]/'[' . join(', ', @ids) . ']'/e or die });
    }, 'build -q --only across/index', 0],
    ['numbers of a text', 5000, compared(sub { $_[0] }), 'l10n check', 0],
    ['tokens of a text', 3500, compared(sub { "`t$_[0]`" }), 'l10n check', 1],
    ['terms', 10000, sub { my ($book, $n) = @_; write_file("$book/locales/es/glossary.yaml", join '', map { "term$_: {use: t$_}\n" } 1 .. $n) }, 'l10n check', 0],
);

# What a process may have: this much memory beside what it takes for a book of two codes (its libraries and the stacks of
# its threads), and seconds of the processor, of which a machine that does other things gives half. The kernel ends it else.
my $more    = 64 * 1024;    # KiB
my $seconds = 4;
my $program = $ENV{STATUSBOOK} // 'build/statusbook';

sub limited {
    my ($book, $command, $memory) = @_;
    my $said = `exec 2>&1; ulimit -v $memory; ulimit -t $seconds; MALLOC_ARENA_MAX=1 exec '$program' -C '$book' $command`;
    return ($? & 127 ? 'signal ' . ($? & 127) : $? >> 8, $said);
}

# What the small book needs, to four MiB.
my $base = 0;
if (read_file($program) !~ /__(?:asan|tsan)_init/) {
    my $book = diag_book('base');
    do { $base += 4096 } until (limited($book, 'check', $base))[0] eq '0' || $base > 1024 * 1024;
    note "a small book needs $base KiB of addresses";
}

for (@cases) {
    my ($name, $n, $make, $command, $wanted) = @$_;
    my %cost;
    for my $size (int($n / 8), $n) {
        my $book = diag_book('base');
        $make->($book, $size);
        ($cost{$size}, my $status, my $errors) = cost_of($book, split / /, $command);
        is($status, $wanted, "$name: $size: status") or diag(substr $errors, 0, 500) if $size == $n;
        unlike($errors, qr/Segmentation|terminated/, "$name: $size");
        next if $size != $n || !$base;
        my ($ended, $said) = limited($book, $command, $base + $more);
        is($ended, $wanted, "$name: within $seconds s and 64 MiB") or diag(substr $said, 0, 300);
    }
    my $small = $cost{int($n / 8)};
    cmp_ok($cost{$n}, '<', 24 * ($small > 0.1 ? $small : 0.1), "$name: eight times the size costs at most 24 times as much ($small s, $cost{$n} s)");
}
done_testing();
