#!/usr/bin/env perl
# What other programs take to write the pages of pairs of SIP, at the same addresses and about as long, into a folder in
# memory: each by the quickest way that it has, with a template that does nothing but put two panels beside each other.
# The press writes its own pages, which are more work, and SIP's pages of codes and its lists besides. The programs take
# turns, so that other work on the machine meets all; only figures of one run are held against each other.
# usage: tests/bench/peers.pl PROGRAM
# A peer takes part where it is installed: `npm ci --prefix tests/bench/peers` brings Node, Eleventy and Astro; HUGO
# names a Hugo of 0.126 or newer where `hugo` is none. PEERS=1 names those that are missing, PEERS=0 leaves all out.
use strict;
use warnings;
use Cwd 'abs_path';
use File::Basename 'dirname';
use File::Find 'find';
use FindBin;
use JSON::PP;
use lib $FindBin::Bin;
use Bench;

my $program = abs_path(shift // '') // die "usage: tests/bench/peers.pl PROGRAM\n";
my $build = dirname($program);
my $asked = $ENV{PEERS} // '';
exit 0 if $asked eq '0';
chdir "$FindBin::Bin/../..";

# ---- Which peers there are ----

my $modules = "$FindBin::Bin/peers/node_modules";

# The version that a program says it is, as major and the rest; nothing where it cannot be run.
sub version_said {
    my $said = qx{@_ 2>/dev/null} // '';
    return $said =~ /(\d+(?:\.\d+)+)/ ? $1 : undef;
}

sub version_of_module {
    my $package = slurp("$modules/$_[0]/package.json");
    return $package ? decode_json($package)->{version} : undef;
}

# Whether a version is at least another.
sub reaches {
    my ($version, @least) = @_;
    my @parts = split /\./, $version // return 0;
    $parts[0] == $least[0] or return $parts[0] > $least[0];
    return $parts[1] >= ($least[1] // 0);
}

my ($node) = (glob("$modules/node-*/bin/node"), 'node');
my $hugo = $ENV{HUGO} // 'hugo';
my $node_version = version_said("'$node' --version");
my $hugo_version = version_said("'$hugo' version");
my $eleventy_version = reaches($node_version, 18) ? version_of_module('@11ty/eleventy') : undef;
my $astro_version = reaches($node_version, 22, 12) ? version_of_module('astro') : undef;

my $place = place_memory();
my ($out, $folder, $book) = map { "$place->{path}/$_" } 'out', 'peers', 'book';
my $data = "$folder/hugo/data/pairs.json";
@ENV{'PEER_DATA', 'PEER_OUT', 'ASTRO_TELEMETRY_DISABLED'} = ($data, $out, 1);

# A name, its version where it is there, and the command; `in` is the folder in which it is run.
my @peers = (
    {name => 'Node, a plain script', version => $node_version, in => $folder, command => [$node, 'node.mjs', $data, $out]},
    {
        name    => 'Eleventy',
        version => $eleventy_version,
        in      => "$folder/eleventy",
        command => [$node, "$modules/\@11ty/eleventy/cmd.cjs", '--quiet', "--output=$out"],
    },
    {name => 'Hugo', version => reaches($hugo_version, 0, 126) ? $hugo_version : undef, in => "$folder/hugo", command => [$hugo, '--quiet', '--destination', $out]},
    {name => 'Astro', version => $astro_version, in => "$folder/astro", command => [$node, "$modules/astro/bin/astro.mjs", 'build', '--silent']},
);
my @there = grep { $_->{version} } @peers;
exit 0 if !@there && !$asked;

# ---- Running ----

# Pages of pairs in the printed folder, and their bytes.
sub pairs_printed {
    my ($n, $bytes) = (0, 0);
    find({no_chdir => 1, wanted => sub { $n++, $bytes += -s if m{/sip/[^/]*-vs-[^/]*\.html$} }}, $out);
    return ($n, $bytes);
}

sub run_peer {
    my ($peer) = @_;
    my $home = abs_path('.');
    remove($out);
    chdir $peer->{in} if $peer->{in};
    my $run = run_counted($build, @{$peer->{command}});
    chdir $home;
    die "$peer->{name} ended with $run->{status}:\n$run->{text}" if $run->{status};
    @$run{'pairs', 'pair bytes'} = pairs_printed();
    $run->{'cpu ms'} = $run->{'user ms'} + $run->{'system ms'};
    return $run;
}

# The least and the most of some values beside their median.
sub spread {
    my ($form, @values) = @_;
    my @sorted = sort { $a <=> $b } @values;
    return sprintf "$form ($form to $form)", median(@values), @sorted[0, -1];
}

# One line; `beside` are the runs of the press in the same rounds.
sub row {
    my ($peer, $runs, $beside) = @_;
    my ($pages, $bytes) = @{$runs->[0]}{'pairs', 'pair bytes'};
    printf "  %-28s %7d %7d %-20s %-20s %-20s %8.0f\n", "$peer->{name} $peer->{version}", $pages, $pages ? $bytes / $pages : 0,
      spread('%.2f', map { $_->{'cpu ms'} / 1000 } @$runs), spread('%.1f', map { $runs->[$_]{'cpu ms'} / $beside->[$_]{'cpu ms'} } 0 .. $#$runs),
      spread('%.2f', map { $_->{'wall ms'} / 1000 } @$runs), median(map { $_->{'peak KiB'} } @$runs) / 1024;
}

my $press = {name => 'statusbook', version => version_said("'$program' --version"), command => [$program, '-C', $book, 'build', '-o', $out]};
copy_book($book, 'sip');
my $pairs = run_peer($press)->{pairs};
# The modules are found from the folders of the copy, too.
mkdir $folder or die "$folder: $!\n";
symlink $modules, "$folder/node_modules" or die "$folder/node_modules: $!\n";
command('cp', '-R', map({ "$FindBin::Bin/peers/$_" } 'page.mjs', 'node.mjs', 'eleventy', 'hugo', 'astro'), $folder)
  && mkdir("$folder/hugo/data")
  && command("$FindBin::Bin/peers/data.pl", $out, $data) or die "no data for the peers\n";

heading("peers: pages of pairs into a new folder, $place->{says}; rounds: ${\ROUNDS}");
note('median (least to most); x is processor time beside that of the press in the same round');
printf "  %-28s %7s %7s %-20s %-20s %-20s %8s\n", '', 'pages', 'bytes', 'processor s', 'x', 'seconds', 'peak MiB';
my %runs;
for (1 .. ROUNDS) {
    push @{$runs{$_->{name}}}, run_peer($_) for $press, @there;
}
row($_, $runs{$_->{name}}, $runs{$press->{name}}) for $press, @there;
for my $peer (@there) {
    my $printed = $runs{$peer->{name}}[0]{pairs};
    note("$peer->{name} printed $printed pages and not $pairs") if $printed != $pairs;
}
note('not installed: ' . join ', ', map { $_->{name} } grep { !$_->{version} } @peers) if $asked && @there < @peers;
