# A runner for workflow files that has no host: it runs their commands in copies of the checkout, evaluates the few expressions
# that they hold, and keeps artifacts in a folder. Of the actions it knows what they do with files.
package Actions;
use strict;
use warnings;
use Exporter 'import';
use Cwd 'getcwd';
use File::Basename 'dirname';
use File::Path 'make_path';
use File::Temp 'tempdir';
use Time::HiRes 'time';
use Book;

our @EXPORT = qw(yaml_of checkout_new runner_tools documented run_commands evaluate expand workflow_run);

sub yaml_of {
    my ($path) = @_;
    require YAML::PP;
    return YAML::PP->new->load_string(read_file($path));
}

sub copy_tree {
    my ($from, $to) = @_;
    make_path(dirname($to));
    system('cp', '-Rp', $from, $to) == 0 or die "cp $from $to\n";
}

# A checkout as a runner gets it: what git knows here, as it stands, without the tests; with the book of a folder, if any, in the
# place of ours; and what was built. All of it keeps its time, so that it is the program under test that runs, and not one that is built anew.
sub checkout_new {
    my ($book) = @_;
    my $folder = tempdir(CLEANUP => 1);
    my $others = defined $book ? "':!codes' ':!locales' ':!templates'" : '';
    system("git ls-files -z --cached --others --exclude-standard -- ':!tests' $others | "
         . "tar -cf - --ignore-failed-read --null -T - 2>/dev/null | tar -xf - -C '$folder'") == 0 or die "tar\n";
    system('cp', '-R', "$book/.", $folder) == 0 or die "cp\n" if defined $book;
    my $program = $ENV{STATUSBOOK} || 'build/statusbook';
    copy_tree(dirname($program) . '/obj', "$folder/build/obj");
    copy_tree($program, "$folder/build/statusbook");
    # The program carries layouts and words: those of the book are newer, and none of its own.
    system('find', "$folder/build", '-type', 'f', '-exec', 'touch', '-d', sprintf('@%.6f', time), '{}', '+') == 0 or die "touch\n";
    return $folder;
}

# Stubs of what would change the machine or ask another: apt-get, whose calls stand in the file `calls` of the folder; sudo; and
# ssh, to which web.example.org is this machine. The program is `statusbook`.
sub runner_tools {
    my $folder = tempdir(CLEANUP => 1);
    write_file("$folder/apt-get", qq{#!/bin/sh\necho "\$*" >>'$folder/calls'\n});
    write_file("$folder/sudo", qq{#!/bin/sh\nexec "\$@"\n});
    # As it is called, and as rsync calls it.
    write_file("$folder/ssh", <<'END');
#!/bin/sh
case "$1 $2 $3" in
"web@web.example.org "*) shift ;;
"-l web web.example.org") shift 3 ;;
*) exit 9 ;;
esac
cd / && exec sh -c "$*"
END
    chmod 0755, map { "$folder/$_" } 'apt-get', 'sudo', 'ssh';
    my $program = $ENV{STATUSBOOK} || 'build/statusbook';
    symlink $program =~ m{^/} ? $program : getcwd() . "/$program", "$folder/statusbook" or die "$!\n";
    return $folder;
}

# The block of commands in docs/publishing.md that holds this.
sub documented {
    my ($words) = @_;
    my @found = grep { index($_, $words) >= 0 } read_file('docs/publishing.md') =~ /((?:^    .*\n)+)/mg;
    die scalar(@found) . " blocks of docs/publishing.md with '$words'\n" if @found != 1;
    return $found[0] =~ s/^    //mgr;
}

# Runs commands as a runner does, by bash that stops at the first failure, in an environment of its own. Gives the exit
# status and all that was said.
sub run_commands {
    my ($commands, $folder, $tools, %environment) = @_;
    my $script = "$tools/script";
    write_file($script, $commands);
    my %all = (PATH => "$tools:$ENV{PATH}", HOME => $tools, LANG => 'C.UTF-8', CI => 'true', VERIFY_SECONDS => 0, %environment);
    my $said = do {
        local %ENV = %all;
        `cd '$folder' && bash --noprofile --norc -eo pipefail '$script' 2>&1`;
    };
    return ($? >> 8, $said);
}

# The value of an expression with names, texts, ==, !=, && and ||. A name that the context has not is a mistake.
sub evaluate {
    my ($expression, $context) = @_;
    my @words;
    while ($expression =~ /\G\s*(?:'([^']*)'|(==|!=|&&|\|\|)|([a-z][\w.-]*))/gc) {
        push @words, defined $1 ? "'$1'" : defined $2 ? {'==' => ' eq ', '!=' => ' ne ', '&&' => ' && ', '||' => ' || '}->{$2}
          : exists $context->{$3} ? "'$context->{$3}'" : die "nothing is called '$3'\n";
    }
    $expression =~ /\G\s*\z/gc or die "cannot read '$expression'\n";
    my $value = eval join('', @words);
    die $@ if $@;
    return $value;
}

sub expand {
    my ($text, $context) = @_;
    return $text =~ s/\$\{\{\s*(.*?)\s*\}\}/evaluate($1, $context)/ger;
}

# What each action does with files: (what stands under `with`, the run, the job's folder).
my %actions = (
    'actions/checkout' => sub { },
    'actions/upload-artifact' => sub {
        my ($with, $run, $folder) = @_;
        for my $path (split ' ', $with->{path}) {
            die "no $path to upload\n" if !-e "$folder/$path";
            copy_tree("$folder/$path", "$run->{artifacts}/$with->{name}/$path");
        }
    },
    'actions/download-artifact' => sub {
        my ($with, $run, $folder) = @_;
        my @from = $with->{name} ? "$run->{artifacts}/$with->{name}" : glob "$run->{artifacts}/$with->{pattern}";
        die "no artifact '" . ($with->{name} // $with->{pattern}) . "'\n" if !@from || grep { !-d } @from;
        system("cp -R '$_/.' '$folder/'") == 0 or die "cp\n" for @from;
    },
    'actions/deploy-pages' => sub {
        my ($with, $run) = @_;
        my @files = files_of("$run->{artifacts}/$with->{artifact_name}");
        die "Pages wants artifact.tar alone, not @files\n" if "@files" ne 'artifact.tar';
        system('tar', '-xf', "$run->{artifacts}/$with->{artifact_name}/artifact.tar", '-C', $run->{site}) == 0 or die "tar\n";
        return {page_url => $run->{url}};
    },
);

# Runs one step; notes its outputs, if any, in the context.
sub step_run {
    my ($step, $run, $folder, $context) = @_;
    return if exists $step->{if} && !evaluate($step->{if}, $context);
    my %with = map { $_ => expand($step->{with}{$_}, $context) } keys %{$step->{with} // {}};
    if (my $uses = $step->{uses}) {
        my ($action) = $uses =~ /^([^@]+)@/;
        my $does = $actions{$action} or die "unknown action '$action'\n";
        my $outputs = $does->(\%with, $run, $folder);
        $context->{"steps.$step->{id}.outputs.$_"} = $outputs->{$_} for ref $outputs ? keys %$outputs : ();
        return;
    }
    my %environment = map { $_ => expand($step->{env}{$_}, $context) } keys %{$step->{env} // {}};
    my ($status, $said) = run_commands($step->{run}, $folder, $run->{tools}, GITHUB_ACTIONS => 'true', %environment,
                                       map { $_ => "$run->{artifacts}.$_" } 'GITHUB_STEP_SUMMARY', 'GITHUB_OUTPUT', 'GITHUB_ENV');
    push @{$run->{log}}, $said;
    die(($step->{name} // 'a step') . " ended with $status:\n$said") if $status != 0;
}

# Runs a workflow for an event. `run` has what it changes: artifacts (a folder), site (the folder that Pages serves), url, tools
# (of runner_tools), log, and checkout (code that gives a new one). Gives the names of the jobs that ran, in their order.
sub workflow_run {
    my ($path, $run, %context) = @_;
    my $jobs = yaml_of($path)->{jobs};
    my @done;
    while (my ($name) = grep { my $job = $_; !grep { $_ eq $job } @done } sort grep {
            my @needs = map { ref $_ ? @$_ : $_ } $jobs->{$_}{needs} // ();
            my $is_wanted = !exists $jobs->{$_}{if} || evaluate($jobs->{$_}{if}, \%context);
            $is_wanted && @needs == grep { my $need = $_; grep { $_ eq $need } @done } @needs;
        } keys %$jobs) {
        my $job = $jobs->{$name};
        my ($axis, @others) = keys %{$job->{strategy}{matrix} // {}};
        die "$name: a matrix of more than one axis\n" if @others;
        for my $value (defined $axis ? @{$job->{strategy}{matrix}{$axis}} : '') {
            my $folder = $run->{checkout}->();
            my %inside = (%context, defined $axis ? ("matrix.$axis" => $value) : ());
            step_run($_, $run, $folder, \%inside) for @{$job->{steps}};
            $context{"needs.$name.outputs.$_"} = expand($job->{outputs}{$_}, \%inside) for keys %{$job->{outputs} // {}};
        }
        push @done, $name;
    }
    return @done;
}

1;
