#!/usr/bin/env perl
# What the checks of translations cost beside loading and checking the book, by processor time, in turn. Translators run
# them after every edit, so they must not be felt.
# usage: tests/bench/l10n.pl PROGRAM [BOOK]
use strict;
use warnings;
use Cwd 'abs_path';
use FindBin;
use lib $FindBin::Bin;
use Bench;

use constant AIM => 1.5;

my $program = abs_path(shift // '') // die "usage: tests/bench/l10n.pl PROGRAM [BOOK]\n";
my $book    = abs_path(shift // "$FindBin::Bin/../..");
chdir "$FindBin::Bin/../..";
my @commands = (['check'], ['l10n', 'check'], ['l10n', 'status']);

my %taken;
for (1 .. ROUNDS) {
    for my $command (@commands) {
        my $run = run_statusbook($program, '-C', $book, @$command);
        push @{$taken{"@$command"}}, $run->{'user ms'} + $run->{'system ms'};
    }
}
heading('translations: processor time');
my $check = median(@{$taken{check}});
line('check', 'ms', undef, @{$taken{check}});
for my $command ('l10n check', 'l10n status') {
    line("$command, times check", '', AIM, map { $_ / $check } @{$taken{$command}});
}
