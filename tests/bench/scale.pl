#!/usr/bin/env perl
# How cost grows with codes, languages and protocols: books of tests/bench/synthetic.pl and widen.pl, printed as an archive
# to nowhere (or only rendered, by a program without --tar). A page must cost the same in all of them, and have as many
# bytes in a book of many languages; no page may be larger than a reader waits for. Memory may grow with the codes and
# languages, whose facts and words are held, and not with the pages: what a further code takes is the same then too.
# usage: tests/bench/scale.pl PROGRAM [CODES[:LANGUAGES[:PROTOCOLS]]…]
use strict;
use warnings;
use Cwd 'abs_path';
use FindBin;
use lib $FindBin::Bin;
use Bench;

# A page may cost so much more than in the cheapest of the smaller books, or, where languages or protocols are more, than
# in the book of as many codes or the first of several protocols: noise, and larger tables in the caches. It is processor time that is compared: other
# work on the machine has less of a say in it. Loading is a part of it, and a large one in the smallest book.
use constant AIM_FLAT => 1.2;
# The largest page, in KB; and how many bytes a Spanish page may have in a book of many languages, beside the first such
# book: as many.
use constant AIM_LARGEST => 1000;
use constant AIM_BYTES   => 1;
use constant NAMED_LANGUAGES => 10;
# Each book is printed so often, all of them in turn: the machine's pace is then the same for all.
use constant TURNS => 3;
# Books of up to so many pages are weighed page by page.
use constant WEIGHED_PAGES => 3_000_000;
# What a book may take of memory, in MiB for each code and language, before it is left out.
use constant ROOM_MIB => 0.8;

use constant LANGUAGES => 5;

my $program = abs_path(shift // '') // die "usage: tests/bench/scale.pl PROGRAM [CODES[:LANGUAGES[:PROTOCOLS]]...]\n";
my @sizes = @ARGV ? @ARGV : ('100', '300', '1000', '2000', '100:12', '100:50', '100:5:5', '100:5:12');
chdir "$FindBin::Bin/../..";
my $place = place_memory();
my $has_tar = qx{'$program' build --help} =~ /--tar\b/;
my @to = $has_tar ? ('--tar', '/dev/null') : ('-n');

# Mean bytes of a page and of a Spanish one, and the most of one, in KB: from an archive, whose bytes nobody keeps.
sub weigh {
    my ($book) = @_;
    my ($n, $sum, $n_spanish, $sum_spanish, $most) = (0, 0, 0, 0, 0);
    open my $list, '-|', qq{'$program' -C '$book' build -q --tar - 2>/dev/null | tar -tvf -} or die "tar: $!\n";
    while (<$list>) {
        my ($size, $is_spanish) = m{^\S+\s+\S+\s+(\d+)\s.* (es/)?[^ ]*\.html$} or next;
        $n++;
        $sum += $size;
        $most = $size if $size > $most;
        next if !$is_spanish;
        $n_spanish++;
        $sum_spanish += $size;
    }
    close $list;
    return (mean => $sum / ($n || 1), spanish => $sum_spanish / ($n_spanish || 1), largest => $most / 1000);
}

# A book of a size, CODES[:LANGUAGES[:PROTOCOLS]], as { folder, codes, languages, protocols }; nothing where memory lacks.
sub make_book {
    my ($size) = @_;
    my ($codes, $languages, $protocols) = split /:/, $size;
    $languages ||= LANGUAGES;
    $protocols ||= 1;
    my $room = ROOM_MIB * $codes * $languages * $protocols;
    if (memory_free() < $room) {
        note("$size: left out, less than $room MiB are free");
        return;
    }
    my $folder = "$place->{path}/$size";
    command('tests/bench/synthetic.pl', $codes, $folder) or die "no book of $codes codes\n";
    command('tests/bench/widen.pl', $folder, $languages, $protocols) or die "no book of $languages languages and $protocols protocols\n";
    return {folder => $folder, codes => $codes, languages => $languages, protocols => $protocols};
}

# What the medians of a book's runs say, and what its pages weigh.
sub measured {
    my ($book) = @_;
    my @runs = @{$book->{runs}};
    my %middle = map { my $name = $_; $name => median(map { $_->{$name} } @runs) } grep { $runs[0]{$_} =~ /^[\d.]+$/ } keys %{$runs[0]};
    my %weight = $has_tar && $middle{pages} <= WEIGHED_PAGES ? weigh($book->{folder}) : ();
    return {%$book, %middle, %weight, us => 1000 * $middle{'ms to print'} / $middle{pages},
        processor => 1000 * ($middle{'user ms'} + $middle{'system ms'}) / $middle{pages}, peak => $middle{'peak KiB'} / 1024};
}

sub judged { return $_[0] <= $_[1] ? 'met' : 'not met' }

my @books = map { make_book($_) } @sizes;
for (1 .. TURNS) {
    push @{$_->{runs}}, run_statusbook($program, '-C', $_->{folder}, 'build', @to) for @books;
}
heading("scale: build @to");
printf "  %6s %5s %5s %9s %8s %8s %9s %9s %7s %8s %8s %8s %8s  %s\n", 'codes', 'lang.', 'prot.', 'pages', 'MB', 'load ms', 'print ms', 'us a page', 'cpu us',
  'peak MiB', 'B a page', 'most KB', 'KiB more', 'cpu beside the cheapest, aim ' . AIM_FLAT;
my ($cheapest, $before, $flat, %first);
for my $book (@books) {
    my $run = measured($book);
    my ($codes, $languages, $protocols) = @$book{'codes', 'languages', 'protocols'};
    my ($cost, $more) = ($run->{processor}, '-');
    my $is_wide = $languages > LANGUAGES || $protocols > 1;
    if (!$is_wide) {
        $cheapest = $cost if !$cheapest || $cost < $cheapest;
        # Of the codes that this book has more than the one before.
        $more = sprintf '%.0f', 1024 * ($run->{peak} - $before->{peak}) / ($codes - $before->{codes}) if $before;
        $before = $run;
    }
    $first{$protocols > 1 ? 'protocols' : $codes} //= $cost;
    my $beside = $cost / ($is_wide ? $first{$protocols > 1 ? 'protocols' : $codes} : $cheapest);
    printf "  %6d %5d %5d %9d %8.0f %8.0f %9.0f %9.2f %7.2f %8.1f %8s %8s %8s  %.2f %s\n", $codes, $languages, $protocols,
      @$run{'pages', 'MB', 'ms to load', 'ms to print', 'us', 'processor', 'peak'}, (map { $run->{$_} ? sprintf '%.0f', $run->{$_} : '-' } 'mean', 'largest'),
      $more, $beside, judged($beside, AIM_FLAT);
    note(sprintf 'the largest page has %.0f KB, aim %d: not met', $run->{largest}, AIM_LARGEST) if ($run->{largest} // 0) > AIM_LARGEST;
    next if !$run->{mean} || $languages <= NAMED_LANGUAGES || $protocols > 1;
    note(sprintf 'a Spanish page has %.4f of the bytes that it has in %d languages, aim %d: %s', $run->{spanish} / $flat->{spanish},
        $flat->{languages}, AIM_BYTES, judged($run->{spanish} / $flat->{spanish}, AIM_BYTES)) if $flat && $flat->{codes} == $codes;
    $flat //= $run;
}
note('us a page: printing, loading apart; cpu us: processor time of the whole process for each page');
note('B a page, most KB: the mean page and the largest; KiB more: peak memory for each further code');
