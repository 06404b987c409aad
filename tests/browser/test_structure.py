"""Positions, roles, teams and hand-overs, as people shape them."""

from __future__ import annotations

from playwright.async_api import Locator, Page, expect

from tests.browser.conftest import Opener


async def test_who_may_unlock_whom_is_answered_on_the_spot(window: Opener) -> None:
    admin = await window("admin")
    page = await admin.open("/settings/people/positions")
    answer = page.locator(".answers-to")
    await page.get_by_role("button", name="Quem pode alterar o contato de Carla Nunes").click()
    await expect(answer).to_contain_text("Carla Nunes (Analista), Ana Lima (Coordenador)")
    await expect(answer).to_contain_text("Carla Nunes não pode alterar os de mais ninguém.")
    await page.get_by_label("Pessoa", exact=True).select_option(label="Ana Lima")
    await expect(answer).to_contain_text("Ana Lima pode alterar os de: Bruno Alves (Analista)")


async def test_a_person_is_dragged_under_another_position(window: Opener) -> None:
    admin = await window("admin")
    page = await admin.open("/settings/people/positions")
    await drag(page, "Davi Teixeira", "Gerente")
    await expect(rows_after(page, "Gerente")).to_have_text(["Davi Teixeira"])
    await page.get_by_label("Pessoa", exact=True).select_option(label="Ana Lima")
    await expect(page.locator(".answers-to")).to_contain_text("Davi Teixeira (Gerente)")


async def test_a_position_hung_under_what_stands_below_it_is_refused(window: Opener) -> None:
    admin = await window("admin")
    page = await admin.open("/settings/people/positions")
    await drag(page, "Gerente", "Analista")
    await expect(page.get_by_text("Uma função não pode estar acima de si mesma.")).to_be_visible()
    depth = "(row) => row.style.getPropertyValue('--depth')"
    assert await row(page, "Gerente").evaluate(depth) == "0"


async def test_by_keyboard_it_stands_under_another(window: Opener) -> None:
    admin = await window("admin")
    page = await admin.open("/settings/people/positions")
    await admin.tab_to(page.get_by_role("button", name="Editar a função Assistente financeiro"))
    await admin.press("Enter")
    above = page.get_by_role("dialog").get_by_label("Abaixo de")
    await above.focus()
    await admin.choose("Coordenador")
    await admin.press("Control+s")
    await expect(page.get_by_role("dialog")).to_have_count(0)
    depth = "(row) => row.style.getPropertyValue('--depth')"
    await expect(row(page, "Assistente financeiro")).to_have_attribute("style", "--depth: 2;")
    assert await row(page, "Assistente financeiro").evaluate(depth) == "2"


async def test_the_matrix_is_saved_at_once_and_refuses_at_the_column(window: Opener) -> None:
    admin = await window("admin")
    page = await admin.open("/settings/people/roles")
    await page.get_by_label("Analista: Mudar a prioridade do atendimento").check()
    await page.get_by_label("Administrador: Pessoas, perfis, funções e equipes").uncheck()
    await expect(page.get_by_text("2 alterações não salvas")).to_be_visible()
    await admin.press("Control+s")
    head = page.locator("th", has=page.get_by_label("Nome do perfil Administrador"))
    await expect(head).to_contain_text("Sempre fica um administrador ativo.")
    await page.get_by_label("Administrador: Pessoas, perfis, funções e equipes").check()
    await admin.press("Control+s")
    await expect(page.get_by_text("Salvo.")).to_be_visible()
    await admin.open("/settings/people/roles")
    await expect(page.get_by_label("Analista: Mudar a prioridade do atendimento")).to_be_checked()


async def test_on_a_phone_the_matrix_shows_one_role_at_a_time(window: Opener) -> None:
    admin = await window("admin", viewport={"width": 390, "height": 844})
    page = await admin.open("/settings/people/roles")
    await page.get_by_label("Perfil", exact=False).first.select_option(label="Supervisor")
    await expect(page.get_by_label("Supervisor: Abrir atendimentos")).to_be_visible()
    await expect(page.get_by_label("Analista: Abrir atendimentos")).to_be_hidden()
    width = await page.evaluate("document.documentElement.scrollWidth")
    assert width <= 390


async def test_a_superior_hands_tickets_over_and_the_person_takes_them_back(
    window: Opener,
) -> None:
    ana, carla = await window("ana"), await window("carla")
    page = await ana.open("/account")
    await page.get_by_role("button", name="Passar os atendimentos de Carla").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_label("Quem assume")).to_be_visible()
    for heir in ("Bruno Alves", "Rui Prado"):
        await dialog.get_by_label("Quem assume").fill(heir)
        await expect(dialog.locator(".chips")).to_contain_text(heir)
    await expect(dialog).to_contain_text("Bruno Alves 2, Rui Prado 2")
    await dialog.get_by_role("button", name="Passar").click()
    await expect(dialog).to_contain_text("Preencha")
    await dialog.get_by_label("Motivo").fill("Férias")
    await ana.press("Enter")
    await expect(page.get_by_text("Carla Nunes → ")).to_be_visible()

    theirs = await carla.open("/account")
    await theirs.get_by_role("button", name="Devolver os atendimentos a Carla").click()
    await theirs.get_by_role("dialog").get_by_role("button", name="Devolver").click()
    await expect(theirs.get_by_text("4 abertos")).to_be_visible()
    await expect(theirs.get_by_text("Carla Nunes → ")).to_have_count(0)


async def test_whoever_goes_names_successors_in_the_same_act(window: Opener) -> None:
    admin = await window("admin")
    page = await admin.open("/settings/people")
    await page.get_by_role("button", name="Editar Rui Prado").click()
    await page.get_by_role("dialog").get_by_role("button", name="Desativar").click()
    dialog = page.get_by_role("dialog").last
    await expect(dialog).to_contain_text("4 atendimentos abertos.")
    await dialog.get_by_role("button", name="Desativar").click()
    await expect(dialog).to_contain_text("Indique quem assume")
    await expect(dialog).to_contain_text("Preencha")
    await dialog.get_by_label("Quem assume").fill("Bruno Alves")
    await dialog.get_by_label("Motivo").fill("Saiu da empresa")
    await expect(dialog).not_to_contain_text("Preencha")
    await dialog.get_by_role("button", name="Desativar").click()
    await expect(page.locator("li.is-out", has_text="Rui Prado")).to_be_visible()
    bruno = page.locator(".rows > li", has_text="bruno@example.com")
    await expect(bruno).to_contain_text("9 atendimentos abertos")


def row(page: Page, name: str) -> Locator:
    named = page.locator(f".what > :text-is('{name}')")
    return page.locator(".rows > li[data-drag]").filter(has=named)


def rows_after(page: Page, name: str) -> Locator:
    """The people right under a position, before the next one."""
    return page.locator(
        f"xpath=//li[.//b[text()='{name}']]/following-sibling::li[1]"
        "[contains(@class, 'is-person')]//button[1]/span"
    )


async def drag(page: Page, what: str, under: str) -> None:
    await row(page, what).drag_to(row(page, under))


CUT_OFF = """() => [...document.querySelectorAll(".matrix td:not([hidden]) select")]
  .filter((each) => each.offsetParent)
  .flatMap((select) => {
    const look = getComputedStyle(select);
    const ruler = document.createElement("canvas").getContext("2d");
    ruler.font = look.font;
    const arrow = 22;
    const room = select.clientWidth - 2 * parseFloat(look.paddingInlineStart) - arrow;
    return [...select.options].map((each) => each.text)
      .filter((text) => ruler.measureText(text).width > room);
  })"""


async def test_what_a_role_sees_is_read_whole(window: Opener) -> None:
    admin = await window("admin")
    page = await admin.open("/settings/people/roles")
    await page.wait_for_function("window.did_handshake === true")
    for width in (1440, 390):
        await page.set_viewport_size({"width": width, "height": 844})
        assert await page.evaluate(CUT_OFF) == []
    cell = page.get_by_role("cell").filter(has=page.get_by_label("Consulta: Vê"))
    await cell.get_by_role("combobox").select_option(label="Equipe")
    await expect(cell).to_contain_text("Os da equipe e os próprios")
    await cell.get_by_role("combobox").select_option(label="Todos")
    await expect(cell).not_to_contain_text("Os da equipe")
