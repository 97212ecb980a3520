/** Hands one invoice's file to the form of an invoice, as that form's own file field would: the answer is the next page. */
export function fillInForm(action: string, file: File): void {
  const form = document.createElement("form");
  form.method = "post";
  form.action = action;
  form.enctype = "multipart/form-data";
  form.hidden = true;
  const input = document.createElement("input");
  input.type = "file";
  input.name = "file";
  const held = new DataTransfer();
  held.items.add(file);
  input.files = held.files;
  form.append(input);
  document.body.append(form);
  form.submit();
}
