import java.io.File;
import org.semanticweb.HermiT.Configuration;
import org.semanticweb.HermiT.Reasoner;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.profiles.OWLProfileReport;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;
import org.semanticweb.owlapi.profiles.Profiles;

/** For each file, a line a violation of OWL 2 DL and RL, then whether it is consistent and how many classes can be of nothing. */
public class Check {
    public static void main(String[] files) throws Exception {
        for (String file : files) {
            OWLOntology ontology = OWLManager.createOWLOntologyManager().loadOntologyFromOntologyDocument(new File(file));
            for (Profiles profile : new Profiles[] {Profiles.OWL2_DL, Profiles.OWL2_RL}) {
                OWLProfileReport report = profile.checkOntology(ontology);
                for (OWLProfileViolation violation : report.getViolations()) {
                    System.out.println(file + "\t" + profile + "\t" + violation.toString().replaceAll("\\s+", " "));
                }
            }
            Configuration configuration = new Configuration();
            configuration.ignoreUnsupportedDatatypes = true;
            Reasoner reasoner = new Reasoner(configuration, ontology);
            boolean consistent = reasoner.isConsistent();
            System.out.println(file + "\tconsistent\t" + consistent);
            if (consistent) {
                System.out.println(file + "\tempty\t" + (reasoner.getUnsatisfiableClasses().getSize() - 1));
            }
        }
    }
}
