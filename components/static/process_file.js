// A chosen file goes to the server as it is; the page is told the word for it, or why not.
window.sentProcessFile = async (input) => {
  const file = input.files[0];
  if (!file) return {};
  const name = file.name;
  try {
    const headers = { "content-type": "application/octet-stream" };
    const answer = await fetch("/api/process/file", { method: "POST", body: file, headers });
    return { name, ...(await answer.json()) };
  } catch {
    return { name };
  } finally {
    input.value = "";
  }
};
