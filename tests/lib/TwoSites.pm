# A place to which two books print in turn, the one over the other, while something goes wrong; and what must hold then.
#
# Their sites have files of the same bytes, files of other bytes, and files that only one of them has: pages of Spanish,
# and a style sheet under a name of its own. Beside them stand files of others.
package TwoSites;
use strict;
use warnings;
use Book;
use Site;

my @mine = ('CNAME', '.well-known/acme/token');

# Prints both, the new one last. `options` are those of every build.
sub new {
    my ($class, $out, @options) = @_;
    my %book = (old => diag_book('base'), new => diag_book('base'));
    say_in_code($book{$_}, 'http/404', $_) for keys %book;
    write_file("$book{new}/site.yaml", read_file("$book{new}/site.yaml") =~ s/\[en, es\]/[en]/r);
    write_file("$book{new}/templates/assets/style.css", read_file("$book{new}/templates/assets/style.css") . "/* new */\n");
    my $self = bless {book => \%book, out => $out, options => \@options, turn => 0, hashes => {}}, $class;
    for my $which ('old', 'new') {
        my ($status, undef, $errors) = $self->build($which);
        die "the $which site: $errors" if $status ne '0';
        $self->{hashes}{$which} = printed_hashes($out);
        write_file("$out/$_", "mine\n") for @mine;
    }
    return $self;
}

# Whose turn it is.
sub next_turn {
    my ($self) = @_;
    return $self->{turn}++ % 2 ? 'new' : 'old';
}

sub arguments {
    my ($self, $which) = @_;
    return ('-C', $self->{book}{$which}, 'build', '-q', '-o', $self->{out}, @{$self->{options}});
}

sub build {
    my ($self, $which, $environment) = @_;
    return statusbook({%{$environment || {}}, ASAN_OPTIONS => 'verify_asan_link_order=0'}, $self->arguments($which));
}

# path => hash, but for what is kept of the build before.
sub printed_hashes {
    my ($out) = @_;
    return {map { $_->{since} eq 'kept' ? () : ($_->{path} => $_->{hash}) } manifest_of($out)};
}

sub listed {
    my ($hashes) = @_;
    return join "\n", map { "$_ $hashes->{$_}" } sort keys %$hashes;
}

# Which of the two stands there, whole by its manifest: 'old' or 'new'; or what is wrong. Where folders are exchanged
# slowly, an old one that stands aside will come back. Files of others are there, unless they are not `expected`.
sub standing {
    my ($self, $expected) = @_;
    my ($out, @mine) = ($self->{out}, @{$expected // \@mine});
    $out .= '.statusbook-old' if $self->{is_slow} && !-e $out;
    my @faults = manifest_faults($out, @mine);
    return 'not whole: ' . join '; ', @faults if @faults;
    my $printed = listed(printed_hashes($out));
    my ($which) = grep { $printed eq listed($self->{hashes}{$_}) } 'old', 'new';
    return $which // 'another site';
}

# What is torn where files are replaced one by one: each of them is whole at any time, and what both sites have is there.
sub torn_files {
    my ($self) = @_;
    my ($out, $of) = @$self{'out', 'hashes'};
    my %there = map { $_ => 1 } grep { !m{^\.statusbook/} } files_of($out);
    my @torn  = map { "$_ of others is gone" } grep { !delete $there{$_} } @mine;
    push @torn, map { "$_ is gone" } grep { $of->{new}{$_} && !$there{$_} } keys %{$of->{old}};
    my $found = hashes_of($out, keys %there);
    for my $path (sort keys %there) {
        push @torn, "$path is torn" if !grep { ($_->{$path} // '') eq $found->{$path} } values %$of;
    }
    return @torn;
}

# What is wrong after a build of the one or the other was disturbed and ended so; and after the next build.
sub faults_after {
    my ($self, $which, $status, $errors) = @_;
    my ($stands, @faults) = ($self->standing);
    if ($status eq '0') {
        push @faults, "it ended well, but $stands stands" if $stands ne $which;
    } elsif (grep { $_ eq '--in-place' } @{$self->{options}}) {
        push @faults, $self->torn_files;
    } else {
        push @faults, $stands if $stands !~ /^(old|new)$/;
    }
    push @faults, "status $status" if $status !~ /^(0|3|signal 9)$/;
    push @faults, "it says '$errors'" if $status eq '3' && $errors !~ /^statusbook build: .+\n\z/;
    return (@faults, $self->faults_of_next($which));
}

# What is wrong after the next build, undisturbed.
sub faults_of_next {
    my ($self, $which, $expected) = @_;
    my ($status, undef, $errors) = $self->build($which);
    my ($stands, @left) = ($self->standing($expected), beside_of($self->{out}));
    return (
        $status eq '0'     ? () : "the next build ended with $status: $errors",
        $stands eq $which  ? () : "after the next build: $stands",
        @left              ? "the next build left @left" : ());
}

1;
