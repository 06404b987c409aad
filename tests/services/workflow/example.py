"""The three workflows of the example: Implantação, Suporte – Dúvidas, Atendimento simples."""

from services.workflow import Graph, Library, Step, StepKind
from tests.services.workflow.builders import a_library, asking, call, cr

TRIAGEM, INFRAESTRUTURA, IMPLANTAR, DUVIDAS, AGUARDAR, ENCERRADO = 11, 12, 13, 14, 15, 19
IMPLANTACAO, SUPORTE, SIMPLES = 1, 2, 3


def implantacao() -> Graph:
    steps = (
        cr(10, TRIAGEM, then=20),
        asking(20, {"Sim": 50, "Não": 10}, "Contrato assinado?"),
        cr(50, INFRAESTRUTURA, then=55),
        asking(55, {"Sim": 60, "Não": 50, "Em parte": 56}, "Infraestrutura pronta?"),
        asking(56, {"Sim": 60, "Não": 57}, "Começar com o que há?"),
        cr(57, AGUARDAR, then=55),
        Step(60, StepKind.CENTER, IMPLANTAR, 70, requires_contact_user=True),
        asking(70, {"Sim": 80, "Não": 60}, "Implantação realizada?"),
        call(80, SUPORTE, then=90),
        cr(90, ENCERRADO),
    )
    return Graph(IMPLANTACAO, IMPLANTACAO, "Implantação", 1, steps)


def suporte() -> Graph:
    steps = (cr(10, DUVIDAS, then=20), asking(20, {"Sim": None, "Não": 10}, "Dúvida resolvida?"))
    return Graph(SUPORTE, SUPORTE, "Suporte – Dúvidas", 1, steps)


def simples() -> Graph:
    steps = (cr(10, TRIAGEM, then=20), call(20, SUPORTE, then=90), cr(90, ENCERRADO))
    return Graph(SIMPLES, SIMPLES, "Atendimento simples", 1, steps)


def the_example() -> Library:
    return a_library(suporte(), implantacao(), simples())
